"""What is sealed opens with its own key, in its own column, unchanged; and not otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanfang.privacy.cipher import CannotDecrypt, decrypt, encrypt

COLUMN = "graduates_graduate.id_number"
NUMBER = "34020720030901003X"
OLD, NEW = "2025:" + "o" * 32, "2026:" + "n" * 32


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_every_text_comes_back(text):
    assert decrypt(encrypt(text, context=COLUMN), context=COLUMN) == text


def test_the_stored_value_shows_nothing_and_never_repeats():
    one, other = encrypt(NUMBER, context=COLUMN), encrypt(NUMBER, context=COLUMN)

    assert one.startswith("v1:0:")
    assert NUMBER not in one
    assert one != other


def test_a_new_key_encrypts_and_the_old_one_still_opens(settings):
    settings.FIELD_KEYS = [OLD]
    written_before = encrypt(NUMBER, context=COLUMN)
    settings.FIELD_KEYS = [NEW, OLD]

    assert decrypt(written_before, context=COLUMN) == NUMBER
    assert encrypt(NUMBER, context=COLUMN).startswith("v1:2026:")


def test_a_key_that_left_the_ring_is_named(settings):
    settings.FIELD_KEYS = [OLD]
    stored = encrypt(NUMBER, context=COLUMN)
    settings.FIELD_KEYS = [NEW]

    with pytest.raises(CannotDecrypt, match=f"{COLUMN}: the value needs key '2025'"):
        decrypt(stored, context=COLUMN)


def test_another_secret_under_the_same_id_does_not_open(settings):
    settings.FIELD_KEYS = [OLD]
    stored = encrypt(NUMBER, context=COLUMN)
    settings.FIELD_KEYS = ["2025:" + "x" * 32]

    with pytest.raises(CannotDecrypt, match="key '2025' is not the one"):
        decrypt(stored, context=COLUMN)


def test_one_secret_under_two_ids_makes_two_keys(settings):
    settings.FIELD_KEYS = ["a:" + "x" * 32, "b:" + "x" * 32]
    stored = encrypt(NUMBER, context=COLUMN).replace("v1:a:", "v1:b:")

    with pytest.raises(CannotDecrypt):
        decrypt(stored, context=COLUMN)


def test_a_value_moved_to_another_column_does_not_open():
    stored = encrypt(NUMBER, context=COLUMN)

    with pytest.raises(CannotDecrypt, match="comes from another column"):
        decrypt(stored, context="graduates_graduate.phone")


@given(st.integers(min_value=0), st.sampled_from("ABCDwxyz0189+/"))
def test_one_changed_character_does_not_open(place, character):
    stored = encrypt(NUMBER, context=COLUMN)
    start = len("v1:0:")
    # The last character before the padding carries bits that base64 ignores.
    place = start + place % (len(stored.rstrip("=")) - start - 1)
    changed = stored[:place] + character + stored[place + 1 :]

    if changed != stored:
        with pytest.raises(CannotDecrypt):
            decrypt(changed, context=COLUMN)


@pytest.mark.parametrize(
    "stored", [NUMBER, "v2:0:AAAA", "v1:0:", "v1", "v1:0:not base64!", "v1:0:AAAA", "v1:0:龘"]
)
def test_what_the_field_never_wrote_is_refused_without_quoting_it(stored):
    with pytest.raises(CannotDecrypt) as refused:
        decrypt(stored, context=COLUMN)

    assert str(refused.value).startswith(COLUMN)
    assert NUMBER not in str(refused.value)
