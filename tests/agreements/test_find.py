"""Naming the graduate to sign with: nothing to learn by trying (promises D01, D02, D08)."""

import pytest

from sanfang.agreements import actions
from sanfang.agreements.errors import EmployerFrozen, EmployerMayNotSign, NoSuchGraduate, TooManyMisses
from sanfang.employers.actions.judging import MOST_MISSES
from sanfang.employers.models import Employer
from sanfang.employers.states import Standing
from sanfang.limits.models import Counter


def find(cast, by="mo", **changes):
    zhang = cast.zhang
    facts = {"school": cast.school, "name": zhang.name, "student_number": zhang.student_number}
    return actions.find_graduate(cast.employers[by], **(facts | changes), actor=cast.actor(by))


def test_all_three_facts_right_find_the_graduate(cast):
    assert find(cast) == cast.zhang


def test_b06_blanks_around_the_facts_do_not_matter(cast):
    assert find(cast, name=" 张䶮\u00a0", student_number=f" {cast.zhang.student_number} ") == cast.zhang


@pytest.mark.parametrize("wrong", ["name", "number", "school", "everything"])
def test_d01_whatever_is_wrong_the_answer_is_the_same_and_counts(cast, wrong):
    facts = {
        "name": {"name": "张龑"},
        "number": {"student_number": "000"},
        "school": {"school": cast.other_school},
        "everything": {"name": "无此人", "student_number": "000", "school": cast.other_school},
    }[wrong]

    with pytest.raises(NoSuchGraduate) as refused:
        find(cast, **facts)

    assert str(refused.value) == NoSuchGraduate.message
    assert Counter.objects.get().hits == 1


def test_a_graduate_who_is_found_counts_nothing(cast):
    find(cast)

    assert not Counter.objects.exists()


def test_d02_a_loop_over_numbers_ends_in_a_frozen_employer_who_finds_nobody_any_more(cast):
    for number in range(MOST_MISSES - 1):
        with pytest.raises(NoSuchGraduate):
            find(cast, student_number=str(number))

    with pytest.raises(TooManyMisses):
        find(cast, student_number="x")

    with pytest.raises(EmployerFrozen):
        find(cast)


@pytest.mark.parametrize("standing", [Standing.WAITING, Standing.REFUSED, Standing.FROZEN])
def test_d08_an_employer_that_is_not_verified_looks_nobody_up(cast, standing):
    Employer.objects.update(standing=standing)
    cast.employers["mo"].refresh_from_db()

    with pytest.raises(EmployerMayNotSign):
        find(cast, student_number="000")

    assert not Counter.objects.exists()


def test_nobody_looks_up_in_the_name_of_another_employer(cast):
    with pytest.raises(EmployerMayNotSign):
        actions.find_graduate(
            cast.employers["ann"],
            school=cast.school,
            name=cast.zhang.name,
            student_number=cast.zhang.student_number,
            actor=cast.actor("mo"),
        )
