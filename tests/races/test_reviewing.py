"""Two at the same desk work: one of them decides, the other is told (promises V03, V06)."""

from collections import Counter

import pytest

from sanfang.agreements.models import Agreement
from sanfang.agreements.states import State
from sanfang.audit.models import Entry
from sanfang.destinations.models import Destination
from sanfang.institutions.models import Policy
from sanfang.people.models import StaffMember, User
from tests.cast import PASSWORD
from tests.races.crowd import Visitor, at_once

TAPS = 16
YES = {"decision": "yes", "reason": ""}
NO = {"decision": "no", "reason": "岗位与专业不符，请核对"}


@pytest.fixture
def page(signed) -> str:
    return f"/school/agreements/{signed.pk}/"


@pytest.fixture
def desks(cast) -> list[Visitor]:
    return [Visitor(cast.users[name]) for name in ("teacher", "administrator")]


def decisions() -> list[str]:
    acts = Entry.objects.filter(act__in=["agreement.approve", "agreement.reject"])
    return list(acts.values_list("act", flat=True))


def test_of_many_who_approve_and_reject_at_once_one_decides_and_the_others_are_told(page, desks, signed):
    acts = [
        lambda desk=desks[n % 2], words=(YES, NO)[n // 2 % 2]: desk.post(page, **words) for n in range(TAPS)
    ]

    answers = at_once(acts)

    assert Counter(answer.status_code for answer in answers) == {302: 1, 409: TAPS - 1}
    assert all("不能再做这一步" in one.content.decode() for one in answers if one.status_code == 409)
    assert len(decisions()) == 1
    signed.refresh_from_db()
    assert signed.state == {"agreement.approve": "in_force", "agreement.reject": "rejected"}[decisions()[0]]


def test_V06_an_impatient_reviewer_approves_once(page, desks, signed):
    answers = at_once([lambda: desks[0].post(page, **YES)] * TAPS)

    assert Counter(answer.status_code for answer in answers) == {302: 1, 409: TAPS - 1}
    assert decisions() == ["agreement.approve"]
    assert Destination.objects.get(graduate=signed.graduate_id).code == "10"


def test_of_two_teachers_who_pass_on_at_once_one_does_and_the_other_reads_who(cast):
    Policy.objects.create(school=cast.school, review_steps=2)
    agreement = cast.sign()
    colleague = User.objects.create_user("colleague", PASSWORD, name="王老师")
    member = StaffMember.objects.create(user=colleague, school=cast.school, role="teacher")
    member.departments.set([cast.computing])
    both = [Visitor(cast.users["teacher"]), Visitor(colleague)]

    answers = at_once(
        [lambda desk=desk: desk.post(f"/school/agreements/{agreement.pk}/", **YES) for desk in both]
    )

    assert Counter(answer.status_code for answer in answers) == {302: 1, 409: 1}
    late = next(answer for answer in answers if answer.status_code == 409).content.decode()
    agreement.refresh_from_db()
    assert agreement.state == State.AWAITING_FINAL
    assert f"{agreement.passed_on_by.name}已办理「初审通过」" in late


def test_V06_reading_and_prefetching_the_page_decides_nothing(page, desks, signed):
    reading = [lambda desk=desk: desk.get(f"{page}?decision=yes&reason=") for desk in desks] * 8

    assert {answer.status_code for answer in at_once(reading)} == {200}
    assert Agreement.objects.get().state == State.AWAITING_SCHOOL
    assert decisions() == []


def test_a_batch_and_single_decisions_end_with_one_decision_each(cast, desks):
    agreements = [cast.sign(cast.graduates[name]) for name in ("zhang", "li")]
    ids = [agreement.pk for agreement in agreements]
    batch = [
        lambda desk=desk: desk.post("/school/agreements/approve/", agreement=ids, confirmed="yes")
        for desk in desks
    ]
    single = [lambda pk=pk: desks[0].post(f"/school/agreements/{pk}/", **NO) for pk in ids]

    answers = at_once((batch + single) * 4)

    assert {answer.status_code for answer in answers} <= {302, 409}
    assert len(decisions()) == 2
    assert {agreement.state for agreement in Agreement.objects.all()} <= {"in_force", "rejected"}
