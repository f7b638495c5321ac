"""Remarks (备注): a text of their own where there are some, and not a trace where there are none."""

import pytest

from sanfang.actors import Party
from sanfang.agreements.comparing import Difference, differences_between, differences_since
from sanfang.agreements.correctable import changes_in, corrected
from sanfang.agreements.details import Terms, canonical, compose_for, fingerprint
from sanfang.agreements.sections import sections_of
from sanfang.codes.words import InvalidText

SOME = "乙方负担面试的往返车费。"


@pytest.fixture
def without(cast) -> dict:
    return compose_for(cast.zhang, cast.position, Terms("月薪 8,000 元。"))


@pytest.fixture
def remarked(cast) -> dict:
    return compose_for(cast.zhang, cast.position, Terms("月薪 8,000 元。", remarks=SOME))


def test_without_remarks_the_text_is_as_it_was_before_there_were_any(without):
    assert without["terms"] == {"article_two": "月薪 8,000 元。", "article_five": ""}


def test_remarks_are_signed_and_shown_with_the_terms(remarked):
    assert remarked["terms"]["remarks"] == SOME
    assert sections_of(remarked)[-1].facts[-1] == ("备注", SOME)


def test_without_remarks_there_is_no_line_for_them(without):
    assert [label for label, _ in sections_of(without)[-1].facts] == ["第二条约定", "第五条约定"]


def test_remarks_that_came_or_went_are_told(without, remarked):
    shown = canonical(without)

    assert differences_since(shown, fingerprint(shown), remarked) == [
        Difference("双方约定", "备注", "", SOME)
    ]
    assert differences_between(remarked, without) == [Difference("双方约定", "备注", SOME, "")]


def test_a_correction_adds_remarks_and_takes_them_away_without_a_trace(without, remarked):
    added = changes_in(without, {"terms_remarks": SOME}, by=Party.EMPLOYER)
    taken = changes_in(remarked, {"terms_remarks": ""}, by=Party.EMPLOYER)

    assert (added, taken) == ({"terms_remarks": ("", SOME)}, {"terms_remarks": (SOME, "")})
    assert corrected(without, added) == remarked
    assert corrected(remarked, taken) == without


def test_remarks_have_an_end(without):
    changes_in(without, {"terms_remarks": "备" * 2000}, by=Party.EMPLOYER)

    with pytest.raises(InvalidText, match="最多 2000 个字"):
        changes_in(without, {"terms_remarks": "备" * 2001}, by=Party.EMPLOYER)
