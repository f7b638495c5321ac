"""Revoked means now (promises P25): who was let in a moment ago is not let in by the next request, anywhere."""

from collections.abc import Callable

import pytest
from django.utils import timezone

from sanfang.agreements.models import Agreement
from sanfang.employers.models import Employer, Recruiter
from sanfang.employers.states import Standing
from sanfang.graduates.models import Binding
from sanfang.people.models import ProvinceOfficer, StaffMember, User
from tests.permissions.case import LEADS_ON, NOT_THERE
from tests.permissions.cases import CASES
from tests.permissions.conftest import status
from tests.permissions.stage import Stage

# Whoever has lost the phone is led to binding; these pages are the way there.
FOR_THE_UNBOUND = {"graduate:bind"}


def pages_of(who: str, namespace: str) -> list[str]:
    """Every page of a portal where this person gets in."""
    return [name for name, case in CASES.items() if name.startswith(f"{namespace}:") and who in case.gets]


def lose_post(stage: Stage, who: str) -> None:
    user = stage.cast.users[who]
    for posts in (StaffMember, Recruiter, ProvinceOfficer):
        posts.objects.filter(user=user).delete()


def lose_account(stage: Stage, who: str) -> None:
    User.objects.filter(pk=stage.cast.users[who].pk).update(is_active=False)


def lose_binding(stage: Stage, who: str) -> None:
    Binding.objects.filter(user=stage.cast.users[who]).update(released_at=timezone.now())


def lose_role(stage: Stage, who: str) -> None:
    StaffMember.objects.filter(user=stage.cast.users[who]).update(role="counsellor")


def lose_department(stage: Stage, who: str) -> None:
    StaffMember.objects.get(user=stage.cast.users[who]).departments.set([stage.cast.mechanics])


def everything(name: str) -> bool:
    return True


def what_administrators_do(name: str) -> bool:
    """The pages that no counsellor gets into."""
    return "counsellor" not in CASES[name].gets


def what_lies_in_the_department(name: str) -> bool:
    """The pages of one thing of the department that was taken away."""
    return "teacher_of_another_department" not in CASES[name].gets


Revoking = tuple[str, str, Callable[[Stage, str], None], Callable[[str], bool], int]
REVOKED: list[Revoking] = [
    ("administrator", "school", lose_post, everything, NOT_THERE),
    ("teacher", "school", lose_post, everything, NOT_THERE),
    ("administrator", "school", lose_account, everything, LEADS_ON),
    ("administrator", "school", lose_role, what_administrators_do, NOT_THERE),
    ("teacher", "school", lose_department, what_lies_in_the_department, NOT_THERE),
    ("mo", "employer", lose_post, everything, NOT_THERE),
    ("mo", "employer", lose_account, everything, LEADS_ON),
    ("officer", "province", lose_post, everything, NOT_THERE),
    ("officer", "province", lose_account, everything, LEADS_ON),
    ("zhang", "graduate", lose_account, everything, LEADS_ON),
    ("zhang", "graduate", lose_binding, everything, LEADS_ON),
]
CASES_OF_REVOKING = [
    (who, name, revoke, answer)
    for who, namespace, revoke, concerned, answer in REVOKED
    for name in pages_of(who, namespace)
    if concerned(name) and name not in FOR_THE_UNBOUND | {"employer:register"}
]


@pytest.mark.parametrize(
    ("who", "name", "revoke", "answer"),
    CASES_OF_REVOKING,
    ids=[f"{who}-{revoke.__name__}-{name}" for who, name, revoke, _ in CASES_OF_REVOKING],
)
def test_P25_the_next_request_is_refused(stage, browser, address, who, name, revoke, answer):
    path, client = address(name), browser(who)
    assert status(client.get(path)) == CASES[name].gets[who]

    revoke(stage, who)

    assert status(client.get(path)) == answer
    assert client.post(path, {}).status_code in {answer, *({405} if answer == NOT_THERE else set())}


def test_P25_a_frozen_employer_signs_nothing_that_it_has_already_opened(stage, browser):
    client = browser("mo")
    assert client.post("/employer/sign/", CASES["employer:sign"].posts(stage)).status_code == LEADS_ON
    shown = client.get("/employer/sign/check/").context["preview"].sha256

    Employer.objects.filter(pk=stage.employer.pk).update(standing=Standing.FROZEN)
    answer = client.post("/employer/sign/check/", {"shown": shown})

    assert "签约功能已冻结" in answer.content.decode()
    assert not Agreement.objects.exists()


def test_P25_a_changed_password_ends_the_other_sessions(stage, browser):
    client = browser("teacher")
    user = stage.cast.users["teacher"]
    assert client.get("/school/").status_code == 200

    user.set_password("correct-horse-saddle")
    user.save()

    assert client.get("/school/").status_code == LEADS_ON


def test_P25_the_control_nothing_is_refused_while_nothing_is_revoked(stage, browser, address):
    path, client = address("school:record_edit"), browser("administrator")

    assert [client.get(path).status_code for _ in range(2)] == [200, 200]
