"""Fields that no form offers change nothing (promises X02): not the state, not the school, not the owner."""

import pytest
from django.urls import reverse

from sanfang.actors import Role
from sanfang.agreements.models import Agreement
from sanfang.agreements.states import State
from sanfang.employers.models import Employer
from sanfang.employers.states import Standing
from sanfang.graduates.models import Correction
from sanfang.people.models import StaffMember
from sanfang.portals.gate.wechat import PURPOSE
from sanfang.wechat import tickets
from sanfang.wechat.standin.names import openid_of
from tests.permissions.cases import CASES
from tests.permissions.conftest import post
from tests.permissions.people import NOBODY

FORGED = {
    "id": 1,
    "pk": 1,
    "status": "in_force",
    "state": "in_force",
    "is_approved": "true",
    "is_active": "true",
    "is_staff": "true",
    "is_superuser": "true",
    "decided_at": "2026-01-01T00:00Z",
    "school_id": 0,
    "department_id": 0,
    "graduate_id": 0,
    "employer_id": 0,
    "user_id": 0,
    "actor": "system",
}


@pytest.fixture
def forge(stage, browser, cast):
    """Post what a case posts, and everything that somebody may hope is read besides."""

    def send(name: str, who: str, **more: object):
        case = CASES[name]
        keys = {
            "school_id": cast.other_school.pk,
            "graduate_id": cast.li.pk,
            "employer_id": cast.employers["ann"].pk,
        }
        data = FORGED | keys | more | dict(case.posts(stage))
        return post(browser(who), reverse(name, kwargs=dict(case.of(stage))), case, data)

    return send


def test_X02_a_signing_stays_with_whom_it_names_and_waits_for_the_school(cast, stage, browser):
    client = browser("mo")
    client.post("/employer/sign/", FORGED | dict(CASES["employer:sign"].posts(stage)))
    shown = client.get("/employer/sign/check/").context["preview"].sha256

    client.post("/employer/sign/check/", FORGED | {"shown": shown, "school_id": cast.other_school.pk})

    signed = Agreement.objects.get()
    assert (signed.state, signed.graduate, signed.school) == (State.AWAITING_SCHOOL, cast.zhang, cast.school)
    assert (signed.employer, signed.decided_at) == (cast.employers["mo"], None)


def test_X02_who_is_hired_belongs_to_the_own_school(cast, forge):
    before = set(StaffMember.objects.values_list("pk", flat=True))

    forge("school:hire", "administrator", school=cast.other_school.pk)

    hired = StaffMember.objects.exclude(pk__in=before).get()
    assert hired.school == cast.school
    assert hired.role != Role.ADMINISTRATOR


def test_X02_a_correction_waits_for_the_school(cast, forge):
    forge("graduate:correction", "zhang", decided_at="2026-01-01T00:00Z")

    reported = Correction.objects.get()
    assert (reported.state, reported.graduate, reported.decided_at) == (
        Correction.State.OPEN,
        cast.zhang,
        None,
    )


def test_X02_a_new_employer_waits_for_the_province(cast, forge):
    forge("employer:register", NOBODY, standing="verified", province_id=0)

    registered = Employer.objects.get(name="巢湖远航物流有限公司")
    assert (registered.standing, registered.province) == (Standing.WAITING, cast.province)


def test_X02_T20_the_json_of_the_mini_program_takes_no_openid_from_its_sender(forge):
    answer = forge("miniprogram:sign_in", NOBODY, openid="phone-of-li", session_key="x")

    assert tickets.redeem(answer.json()["ticket"], PURPOSE) == openid_of("phone-1")
