"""Levels of education as something that is wanted."""

from sanfang.codes.education import LEVELS, at_least, short_name


def test_a_level_in_short():
    assert [short_name(code) for code in LEVELS] == ["博士", "硕士", "二学位", "本科", "专科"]


def test_what_is_wanted_is_said_with_everything_above_it():
    wanted = ["不限", "博士", "硕士及以上", "二学位及以上", "本科及以上", "专科及以上"]

    assert [at_least(code) for code in ("", *LEVELS)] == wanted


def test_the_standard_numbers_the_levels_downwards():
    assert list(LEVELS) == sorted(LEVELS)
