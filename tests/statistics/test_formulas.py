"""毕业去向落实率: which formula holds for which cohort, and that every code counts once."""

import pytest

from sanfang.codes.lists import code_list
from sanfang.statistics.definitions import definitions
from sanfang.statistics.formulas import FORMULAS, OF_2021, OF_2024, SETTLED, formula_of

YEARS = (2019, 2020, 2023, 2024, 2026)


@pytest.mark.parametrize(
    ("year", "formula"),
    [(2019, OF_2021), (2021, OF_2021), (2023, OF_2021), (2024, OF_2024), (2026, OF_2024)],
)
def test_a_cohort_has_the_formula_of_its_year(year, formula):
    assert formula_of(year) is formula


def test_the_formulas_are_written_as_the_two_documents_write_them():
    assert OF_2021.words == "毕业去向落实率 = 协议和合同就业率 + 创业率 + 灵活就业率 + 升学率"
    assert OF_2024.words == "毕业去向落实率 = 单位就业率 + 自主创业率 + 自由职业率 + 升学率"


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("year", YEARS)
def test_every_code_of_every_list_belongs_to_one_group(formula, year):
    for code in code_list("destination", year=year).labels:
        assert len([group for group in formula.groups if group.holds(code)]) == 1


@pytest.mark.parametrize(
    ("code", "of_2021", "of_2024"),
    [
        ("10", "agreed", "employed"),
        ("12", "flexible", "employed"),
        ("271", "agreed", "employed"),
        ("502", "agreed", "employed"),
        ("75", "founded", "founded"),
        ("76", "flexible", "free"),
        ("801", "study", "study"),
        ("85", "study", "study"),
        ("70", "waiting", "waiting"),
        ("71", "others", "others"),
        ("99", "others", "others"),
    ],
)
def test_where_a_code_counts(code, of_2021, of_2024):
    assert (OF_2021.group_of(code), OF_2024.group_of(code)) == (of_2021, of_2024)


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("year", YEARS)
def test_both_formulas_settle_the_same_people(formula, year):
    codes = code_list("destination", year=year).labels

    settled = {code for code in codes if formula.group_of(code) in formula.settled}

    assert settled == {code for code in codes if code not in {"70", "71", "72"}}
    assert {code for code in codes if code.startswith(formula.heads_of(SETTLED))} == settled


@pytest.mark.parametrize("formula", FORMULAS)
def test_every_definition_answers_every_question(formula):
    for one in definitions(formula).values():
        assert all((one.title, one.numerator, one.denominator, one.left_out, one.source, one.asked_back))


def test_the_definition_says_which_codes_count_and_what_is_not_certain():
    definition = definitions(OF_2024)["destinations"]

    assert definition.lines[0] == ("单位就业率", "10、11、12、27、46、50、51")
    assert "没有公开" in definition.source
