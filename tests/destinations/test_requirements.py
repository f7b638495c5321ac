"""The table of what each code asks for fits the code lists, the columns and itself."""

import pytest

from sanfang.codes.lists import code_list
from sanfang.destinations.fields import BY_NAME, FIELDS
from sanfang.destinations.models import Destination
from sanfang.destinations.requirements import requirement, requirements

YEARS = [2019, 2020, 2026]


@pytest.mark.parametrize("year", YEARS)
def test_every_code_of_a_year_has_its_requirement_and_no_other(year):
    assert list(requirements(year)) == list(code_list("destination", year=year).labels)


@pytest.mark.parametrize("year", YEARS)
def test_only_known_fields_are_asked_for(year):
    for one in requirements(year).values():
        named = {*one.asks, *one.may, *one.labels, *(name for group in one.one_of for name in group)}
        assert named <= set(BY_NAME)
        assert set(one.labels) <= set(one.fields)


def test_every_field_is_a_column_that_holds_as_much():
    for one in FIELDS:
        column = Destination._meta.get_field(one.name)
        assert one.name == "monthly_pay" or column.max_length == one.limit


@pytest.mark.parametrize("year", YEARS)
def test_whatever_is_employment_needs_evidence(year):
    for one in requirements(year).values():
        assert not one.is_work or any(paper.required for paper in one.evidence)


def test_a_code_of_no_year_has_none():
    assert requirement("99", 2026) is None


def test_the_words_of_a_field_follow_the_code():
    assert requirement("801", 2026).label("employer_name") == "录取院校"
    assert requirement("11", 2026).label("employer_name") == "单位名称"
