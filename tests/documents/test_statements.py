"""What a QR code says by itself: true without a network, or false."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from sanfang.documents.statement_keys import public_keys
from sanfang.documents.statements import LONGEST_NAME, Statement, StatementFalse, read, signed

SAID = Statement(
    "202610363310001278",
    "3f786850e387550fdab836ed7e6dc881",
    2,
    1,
    "欧阳*",
    "芜湖云帆软件有限公司",
    "安徽工程大学",
    date(2026, 11, 24),
)


def test_what_was_signed_is_read():
    assert read(signed(SAID), public_keys()) == SAID


def test_it_fits_into_a_small_code():
    assert len(signed(SAID)) <= 280


def test_another_key_of_the_same_name_is_not_ours(settings):
    text = signed(SAID)
    settings.STATEMENT_KEYS = ["0:another-secret-of-thirty-two-characters"]

    with pytest.raises(StatementFalse):
        read(text, public_keys())


def test_papers_of_an_older_key_stay_true(settings):
    text = signed(SAID)
    settings.STATEMENT_KEYS = ["1:another-secret-of-thirty-two-characters", *settings.STATEMENT_KEYS]

    assert read(text, public_keys()) == SAID
    assert read(signed(SAID), public_keys()) == SAID


def test_a_long_name_is_cut_between_two_characters():
    long = replace(SAID, employer="芜湖市" * 20)

    assert read(signed(long), public_keys()).employer == ("芜湖市" * 20)[: LONGEST_NAME // 3]


@settings(max_examples=300, deadline=None)
@given(some.data())
def test_no_changed_character_is_believed(data):
    text = signed(SAID)
    place = data.draw(some.integers(0, len(text) - 1))
    other = data.draw(some.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abc=-_"))
    changed = text[:place] + other + text[place + 1 :]

    if changed != text:
        with pytest.raises(StatementFalse):
            read(changed, public_keys())


@pytest.mark.parametrize("text", ["", "A", "AAAA", "=", "%00", "张", "A" * 10_000, "../../etc/passwd"])
def test_nonsense_is_false(text):
    with pytest.raises(StatementFalse):
        read(text, public_keys())
