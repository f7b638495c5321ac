"""What old systems kept in private use is known by the standards, and comes home (P21)."""

import unicodedata

from sanfang.codes.moved_characters import MOVED, SIMPLIFIED, moves_in

PRIVATE = {place: home for place, home in MOVED.items() if unicodedata.category(chr(place)) == "Co"}


def test_all_of_the_standard_s_private_places_are_known():
    two_of_latin, describing, vertical, of_gbk = 2, 13, 10, 80

    assert len(PRIVATE) == two_of_latin + describing + vertical + of_gbk
    assert {chr(home) for home in PRIVATE.values() if unicodedata.category(chr(home)) == "Co"} == set()


def test_no_two_private_places_share_a_home():
    assert len(set(PRIVATE.values())) == len(PRIVATE)


def test_what_gb_18030_itself_moved_goes_where_the_standard_says():
    """Its four-byte codes of these private places are those that the characters' two-byte codes left behind."""
    places = {"\ue863": "FE9F", "\ue847": "FE83", "\ue815": "FE50", "\ue7e7": "A989", "\ue7f3": "A995"}

    assert {old: chr(MOVED[ord(old)]) for old in places} == {
        old: bytes.fromhex(code).decode("gb18030") for old, code in places.items()
    }


def test_the_places_that_later_editions_moved_are_those_of_gb_18030_2005():
    later = dict(zip("\ue816\ue81e\ue831\ue83b\ue843\ue854\ue864", "𠂇龴𡗗𢦏龹龺龻", strict=True))

    assert {old: chr(MOVED[ord(old)]) for old in later} == later


def test_a_move_names_a_private_character_by_its_number_and_a_visible_one_by_itself():
    told = [str(move) for move in moves_in("张\ue863⽂\ue863三")]

    assert told == ["U+E863改为「䶮」（U+4DAE）", "「⽂」（U+2F42）改为「文」（U+6587）"]


def test_every_simplified_radical_is_one_by_its_name():
    names = {unicodedata.name(radical).split("SIMPLIFIED")[0] for radical in SIMPLIFIED}

    assert names == {"CJK RADICAL C-", "CJK RADICAL "}
