"""Equal values meet in the index; nothing else can be learnt from it."""

import re

from sanfang.privacy.index import blind_index

NUMBER = "34020720030901003X"


def test_equal_values_meet():
    assert blind_index(NUMBER, "graduate.id_number") == blind_index(NUMBER, "graduate.id_number")


def test_an_index_is_64_hex_digits():
    assert re.fullmatch("[0-9a-f]{64}", blind_index(NUMBER, "graduate.id_number"))


def test_other_values_and_other_purposes_do_not_meet():
    values = [blind_index(value, purpose) for value in (NUMBER, "1", "") for purpose in ("a", "b", "a\x001")]

    assert len(set(values)) == len(values)


def test_nobody_without_the_key_can_compute_it(settings):
    before = blind_index(NUMBER, "graduate.id_number")
    settings.INDEX_KEY = "another key"

    assert blind_index(NUMBER, "graduate.id_number") != before
