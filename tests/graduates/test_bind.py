"""Binding a phone (manual A1, A2; promises B01–B13)."""

import pytest

from sanfang.agreements.errors import AlreadyEmployed
from sanfang.audit.models import Entry
from sanfang.codes.id_numbers import InvalidIdNumber
from sanfang.graduates import actions
from sanfang.graduates.errors import (
    BoundElsewhere,
    NoMatch,
    NotBound,
    NotYourRecord,
    PhoneAlreadyBound,
)
from sanfang.graduates.models import Binding, Graduate
from sanfang.notices.models import Outgoing
from sanfang.people.models import User
from sanfang.reasons import ReasonMissing
from tests.cast import a_graduate


@pytest.fixture
def fresh(cast) -> Graduate:
    return a_graduate(cast.computing, cast.plan, "阿卜杜拉·买买提", id_number="34020320030901123X")


def bind(cast, graduate, **wrong):
    facts = {
        "school": cast.school,
        "name": graduate.name,
        "student_number": graduate.student_number,
        "id_number": graduate.id_number,
    }
    user = User.objects.for_phone(wrong.pop("phone", "a-new-phone"))
    return actions.bind(user, **(facts | wrong), actor=cast.actor("zhang"))


def test_four_right_facts_bind_the_phone(cast, fresh):
    assert bind(cast, fresh).graduate == fresh


@pytest.mark.parametrize(
    "spelling", ["34020320030901123x", "３４０２０３２００３０９０１１２３Ｘ", " 340203 20030901\u00a0123X "]
)
def test_b01_b02_b06_every_spelling_of_the_number_is_the_same_person(cast, fresh, spelling):
    assert bind(cast, fresh, id_number=spelling).graduate == fresh


@pytest.mark.parametrize("dot", ["•", "・", "．", "‧", "·", " · "])
def test_b07_every_dot_people_type_matches_the_roster(cast, fresh, dot):
    assert bind(cast, fresh, name=f"阿卜杜拉{dot}买买提").graduate == fresh


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "阿卜杜拉·买提"},
        {"student_number": "000"},
        {"id_number": "340203200309011213"},
    ],
)
def test_one_wrong_fact_is_refused_whichever_it_is(cast, fresh, wrong):
    if "id_number" in wrong:
        from sanfang.codes.id_numbers import check_digit

        wrong = {"id_number": "34020320030901222" + check_digit("34020320030901222")}
    with pytest.raises(NoMatch) as refused:
        bind(cast, fresh, **wrong)

    assert str(refused.value) == NoMatch.message


def test_another_school_is_no_match(cast, fresh):
    with pytest.raises(NoMatch):
        bind(cast, fresh, school=cast.other_school)


def test_b03_a_mistyped_number_is_refused_at_its_field(cast, fresh):
    with pytest.raises(InvalidIdNumber):
        bind(cast, fresh, id_number="340203200309011230")


def test_b10_a_name_written_otherwise_is_not_matched_silently(cast):
    person = a_graduate(cast.computing, cast.plan, "吴龑")

    with pytest.raises(NoMatch):
        bind(cast, person, name="吴䶮")


def test_b11_a_bound_record_is_refused_without_naming_the_other_phone(cast):
    with pytest.raises(BoundElsewhere) as refused:
        bind(cast, cast.zhang)

    assert "phone-of-zhang" not in str(refused.value)
    assert "管理员" in str(refused.value)


def test_a_phone_speaks_for_one_graduate_only(cast, fresh):
    with pytest.raises(PhoneAlreadyBound):
        bind(cast, fresh, phone="phone-of-li")


def test_binding_again_from_the_same_phone_changes_nothing(cast):
    before = Binding.objects.count()

    bind(cast, cast.zhang, phone="phone-of-zhang")

    assert Binding.objects.count() == before


def test_the_administrator_frees_the_record_for_another_phone(cast):
    actions.release(cast.zhang, actor=cast.actor("administrator"), reason="手机丢失，已核验身份证")

    assert bind(cast, cast.zhang).graduate == cast.zhang
    assert Entry.objects.get(act="binding.release").reason == "手机丢失，已核验身份证"


def test_the_old_phone_hears_of_the_release(cast):
    actions.release(cast.zhang, actor=cast.actor("administrator"), reason="手机丢失")

    assert Outgoing.objects.get().destination == "phone-of-zhang"


@pytest.mark.parametrize(
    "outsider", ["teacher", "counsellor", "administrator_of_another_school", "officer", "li", "mo"]
)
def test_nobody_else_releases(cast, outsider):
    with pytest.raises(NotYourRecord):
        actions.release(cast.zhang, actor=cast.actor(outsider), reason="手机丢失")


def test_a_release_needs_a_reason_and_a_binding(cast, fresh):
    with pytest.raises(ReasonMissing):
        actions.release(cast.zhang, actor=cast.actor("administrator"), reason="")
    with pytest.raises(NotBound):
        actions.release(fresh, actor=cast.actor("administrator"), reason="手机丢失")


def test_b09_two_of_one_name_in_one_class_are_told_apart_by_number(cast):
    first, second = (a_graduate(cast.computing, cast.plan, "王静") for _ in range(2))

    assert bind(cast, first, phone="p1").graduate == first
    assert bind(cast, second, phone="p2").graduate == second


def test_a_signed_graduate_can_still_change_phones(cast, in_force):
    actions.release(cast.zhang, actor=cast.actor("administrator"), reason="手机丢失")

    assert bind(cast, cast.zhang).graduate == cast.zhang
    with pytest.raises(AlreadyEmployed):
        cast.sign(by="ann")
