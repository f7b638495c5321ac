"""院系初审 and 学校终审: two people of a school look before a signing takes effect (decision 0026)."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from sanfang.actors import Role
from sanfang.agreements import actions
from sanfang.agreements.errors import (
    ConflictOfInterest,
    NotNow,
    NotYours,
    ReviewFirst,
    SecondPersonNeeded,
    SomeStopAll,
)
from sanfang.agreements.history import history_of
from sanfang.agreements.models import Agreement
from sanfang.agreements.states import State
from sanfang.destinations.models import Destination
from sanfang.graduates.models import Graduate
from sanfang.institutions.models import Policy
from sanfang.institutions.policies import Confirmation
from sanfang.notices.models import Notice
from sanfang.people.models import StaffMember


@pytest.fixture
def by_two(cast):
    """The school's rule from now on."""
    return Policy.objects.create(school=cast.school, review_steps=2)


@pytest.fixture
def signed(by_two, cast) -> Agreement:
    return cast.sign()


@pytest.fixture
def passed_on(cast, signed) -> Agreement:
    actions.approve(signed, actor=cast.actor("teacher"))
    return signed


def test_a_signing_waits_for_its_department_first_and_occupies_the_graduate(cast, signed):
    assert (signed.state, signed.review_steps) == ("awaiting_department", 2)
    assert Graduate.objects.get(pk=cast.zhang.pk).is_locked


def test_the_departments_yes_passes_it_on_and_nothing_takes_effect(cast, passed_on):
    assert (passed_on.state, passed_on.passed_on_by, passed_on.decided_at) == (
        "awaiting_final",
        cast.users["teacher"],
        None,
    )
    assert Destination.objects.get(graduate=cast.zhang).code == "70"


def test_the_schools_yes_makes_it_effective(cast, passed_on):
    actions.approve(passed_on, actor=cast.actor("administrator"))

    assert (passed_on.state, passed_on.decided_by) == ("in_force", cast.users["administrator"])
    assert Destination.objects.get(graduate=cast.zhang).code == "10"
    assert [(one.words, one.who) for one in history_of(passed_on)] == [
        ("签约", "mo"),
        ("初审通过", "teacher"),
        ("终审通过", "administrator"),
    ]


def test_either_step_sends_it_back_and_the_graduate_signs_again(cast, signed):
    actions.reject(signed, actor=cast.actor("teacher"), reason="材料不清晰")
    again = cast.sign(by="ann")
    actions.approve(again, actor=cast.actor("teacher"))
    actions.reject(again, actor=cast.actor("administrator"), reason="单位名称不符")

    assert cast.sign().state == "awaiting_department"
    reasons = Agreement.objects.filter(state="rejected").order_by("pk").values_list("reason", flat=True)
    assert list(reasons) == ["材料不清晰", "单位名称不符"]


@pytest.mark.parametrize(
    "outsider", ["administrator", "counsellor", "teacher_of_another_department", "mo", "zhang", "officer"]
)
def test_nobody_but_a_teacher_of_the_department_takes_the_first_step(cast, signed, outsider):
    with pytest.raises((NotYours, NotNow)):
        actions.approve(signed, actor=cast.actor(outsider))
    with pytest.raises((NotYours, NotNow)):
        actions.reject(signed, actor=cast.actor(outsider), reason="理由充分")

    assert Agreement.objects.get().state == "awaiting_department"


@pytest.mark.parametrize("outsider", ["counsellor", "administrator_of_another_school", "mo", "officer"])
def test_nobody_but_an_administrator_takes_the_second(cast, passed_on, outsider):
    with pytest.raises(NotYours):
        actions.approve(passed_on, actor=cast.actor(outsider))

    assert Agreement.objects.get().state == "awaiting_final"


def test_a_teacher_who_comes_too_late_is_told_who_took_the_first_step(cast, passed_on):
    with pytest.raises(NotNow, match="您已办理「初审通过」"):
        actions.approve(passed_on, actor=cast.actor("teacher"))


def test_who_took_the_first_step_never_takes_the_second_whatever_he_became(cast, passed_on):
    promoted = replace(cast.actor("teacher"), role=Role.ADMINISTRATOR, department_ids=None)

    for act in (
        lambda: actions.approve(passed_on, actor=promoted),
        lambda: actions.reject(passed_on, actor=promoted, reason="材料不清晰"),
    ):
        with pytest.raises(SecondPersonNeeded):
            act()

    assert Agreement.objects.get().state == "awaiting_final"
    assert list(Agreement.objects.waiting_for(promoted)) == []


def test_the_database_insists_on_two_people(cast, passed_on):
    with pytest.raises(IntegrityError), transaction.atomic():
        Agreement.objects.update(state="in_force", decided_by=cast.users["teacher"])


def test_the_database_knows_no_second_step_without_a_first(cast, signed):
    with pytest.raises(IntegrityError), transaction.atomic():
        Agreement.objects.update(state="awaiting_final")


def test_V05_the_employers_contact_takes_the_first_step_as_little_as_the_last(cast, signed):
    member = StaffMember.objects.get(user=cast.users["teacher"])
    member.phone = cast.employers["mo"].phone
    member.save()

    with pytest.raises(ConflictOfInterest):
        actions.approve(signed, actor=cast.actor("teacher"))


def test_each_sees_in_the_queue_what_is_his_to_decide(cast, passed_on):
    other = cast.sign(cast.li)

    waiting = {
        who: list(Agreement.objects.waiting_for(cast.actor(who)))
        for who in ("teacher", "administrator", "counsellor", "teacher_of_another_department")
    }

    assert waiting == {
        "teacher": [other],
        "administrator": [passed_on],
        "counsellor": [],
        "teacher_of_another_department": [],
    }


def test_one_agreement_waits_for_whom_the_queue_says(cast, signed):
    for state in State:
        Agreement.objects.update(
            state=state, confirm_by=timezone.now(), reason="材料不清晰", passed_on_at=timezone.now()
        )
        signed.refresh_from_db()
        for who in ("teacher", "administrator", "counsellor"):
            is_waited_for = Agreement.objects.waiting_for(cast.actor(who)).exists()

            assert signed.waits_for(cast.actor(who)) is is_waited_for


@pytest.mark.parametrize("step", ["signed", "passed_on"])
def test_the_graduate_disowns_it_in_either_step(cast, request, step):
    agreement = request.getfixturevalue(step)

    actions.disown(agreement, actor=cast.actor("zhang"))

    assert agreement.state == "disowned"


@pytest.mark.parametrize(
    ("confirmation", "act"),
    [(Confirmation.BEFORE_APPROVAL, actions.confirm), (Confirmation.BEFORE_SIGNING, actions.accept)],
)
def test_the_graduates_yes_leads_to_the_department_by_the_rule_of_the_day_of_signing(
    cast, by_two, confirmation, act
):
    Policy.objects.update(confirmation=confirmation)
    agreement = cast.sign()
    Policy.objects.update(review_steps=1)

    act(agreement, actor=cast.actor("zhang"), shown_sha256=agreement.details_sha256)

    assert agreement.state == "awaiting_department"


def test_what_waits_when_the_rule_changes_goes_on_as_it_began(cast, passed_on):
    one_step = Agreement.objects.get(pk=cast.sign(cast.zhou).pk)
    Policy.objects.update(review_steps=1)

    actions.approve(passed_on, actor=cast.actor("administrator"))
    actions.approve(one_step, actor=cast.actor("administrator_of_another_school"))

    assert (passed_on.state, one_step.state) == ("in_force", "in_force")
    assert cast.sign(cast.li).state == "awaiting_school"


def test_one_batch_holds_first_steps_and_what_one_alone_decides(cast, by_two):
    Policy.objects.update(review_steps=1)
    alone = cast.sign()
    Policy.objects.update(review_steps=2)
    first = cast.sign(cast.li)

    decided = actions.approve_all([alone.pk, first.pk], actor=cast.actor("teacher"))

    assert {one.pk: one.state for one in decided} == {alone.pk: "in_force", first.pk: "awaiting_final"}


def test_a_batch_of_last_steps_stops_at_one_that_has_not_had_its_first(cast, passed_on):
    early = cast.sign(cast.li)

    with pytest.raises(SomeStopAll, match="李晓"):
        actions.approve_all([passed_on.pk, early.pk], actor=cast.actor("administrator"))

    assert Agreement.objects.get(pk=passed_on.pk).state == "awaiting_final"


def test_everybody_concerned_is_told_of_the_first_step_without_a_ring(cast, passed_on):
    told = Notice.objects.filter(kind="pass_on").order_by("party")

    assert [one.party for one in told] == ["employer", "graduate", "school"]
    assert told[1].title == "您与芜湖云帆软件有限公司的签约初审通过，待终审"


def test_a_graduate_who_waits_for_the_last_step_cannot_be_unlocked(cast, passed_on):
    with pytest.raises(ReviewFirst):
        actions.unlock(cast.zhang, actor=cast.actor("administrator"), reason="毕业生要求")
