"""What changed in the text of an agreement since somebody read it: every detail, and nothing forged."""

import copy
import json

import pytest

from sanfang.agreements.comparing import Difference, differences_since
from sanfang.agreements.details import Terms, canonical, compose_for, fingerprint


@pytest.fixture
def read(cast) -> dict:
    """What was read."""
    return compose_for(cast.zhang, cast.position, Terms("月薪 8,000 元。", "没有约定违约金。"))


def changed(read: dict, block: str, key: str) -> dict:
    now = copy.deepcopy(read)
    now[block][key] += "（改）"
    return now


def compared(text: str, now: dict) -> list[Difference]:
    return differences_since(text, fingerprint(text), now)


def test_what_did_not_change_is_not_told(read):
    assert compared(canonical(read), read) == []


def test_a_change_is_told_with_its_block_and_label_before_and_after(read):
    now = copy.deepcopy(read)
    now["terms"]["article_two"] = "月薪 7,000 元。"
    now["employer"]["contact_person"] = "莫旧"

    assert compared(canonical(read), now) == [
        Difference("乙方（用人单位）", "联系人", "莫新", "莫旧"),
        Difference("双方约定", "第二条约定", "月薪 8,000 元。", "月薪 7,000 元。"),
    ]


def test_no_detail_can_change_without_being_told(read):
    """Of everything that is signed, also of what has no line on the paper."""
    for block in (name for name, content in read.items() if isinstance(content, dict)):
        for key in read[block]:
            (told,) = compared(canonical(read), changed(read, block, key))
            assert told.label
            assert told.after == f"{told.before}（改）"


def test_the_title_and_the_year_are_told_too(read):
    now = read | {"title": "别的协议书", "cohort_year": 2027}

    labels = [difference.label for difference in compared(canonical(read), now)]

    assert labels == ["协议名称", "届"]


def test_a_text_that_is_not_what_its_fingerprint_says_tells_nothing(read):
    now = changed(read, "position", "place")

    assert differences_since(canonical(read), fingerprint("别的"), now) == []
    assert differences_since(canonical(read), "", now) == []


FORGED = {
    "nothing": "",
    "no JSON": "接受",
    "half of it": '{"title":"',
    "a number": "1",
    "a list": "[]",
    "no blocks": "{}",
    "too deep": "[" * 19_000,
    "too long": '"' + "长" * 20_000 + '"',
}


@pytest.mark.parametrize("text", FORGED.values(), ids=FORGED.keys())
def test_what_is_no_agreement_tells_nothing(read, text):
    assert compared(text, read) == []


@pytest.mark.parametrize(
    "forged",
    [
        lambda read: read | {"more": "x"},
        lambda read: read | {"graduate": "x"},
        lambda read: read | {"cohort_year": "2026"},
        lambda read: read | {"cohort_year": True},
        lambda read: read | {"terms": read["terms"] | {"article_two": ["x"]}},
        lambda read: read | {"terms": {"article_two": "x"}},
    ],
)
def test_nor_does_what_has_another_form(read, forged):
    assert compared(canonical(forged(read)), read) == []


def test_nor_what_is_written_in_another_way(read):
    """Such as half a character, which no page could show."""
    text = canonical(read | {"title": "?"}).replace('"?"', '"\\ud800"')

    assert json.loads(text)["title"] == "\ud800"
    assert compared(text, read) == []
