"""The employer reads a résumé only through an application, once it was opened, and no longer than it may."""

import pytest

from sanfang.employers.models import Employer
from sanfang.employers.states import Standing
from sanfang.recruiting.actions import applying
from sanfang.recruiting.errors import EmployerMayNotReach, ResumeClosed, ResumeUnopened
from sanfang.recruiting.models import Application
from sanfang.recruiting.opening import resume_behind
from sanfang.recruiting.states import ApplicationState

CLOSED = {ApplicationState.UNSUITABLE, ApplicationState.WITHDRAWN}
READABLE = [state for state in ApplicationState if state not in {*CLOSED, ApplicationState.SUBMITTED}]


@pytest.fixture
def application(route) -> Application:
    return route.applied()


def in_state(application: Application, state: ApplicationState) -> Application:
    Application.objects.filter(pk=application.pk).update(state=state)
    return Application.objects.get(pk=application.pk)


def test_before_it_is_opened_nothing_is_read(application):
    with pytest.raises(ResumeUnopened):
        resume_behind(application)


def test_once_opened_it_is_read(application, cast):
    applying.mark_read(application, actor=cast.actor("mo"))

    assert resume_behind(application).graduate == cast.zhang


@pytest.mark.parametrize("state", READABLE)
def test_it_can_be_read_while_it_is_open_and_when_it_led_to_a_signature(application, state):
    assert resume_behind(in_state(application, state)).graduate_id == application.graduate_id


@pytest.mark.parametrize("state", sorted(CLOSED))
def test_it_closes_when_it_was_taken_back_or_turned_down(application, state):
    with pytest.raises(ResumeClosed, match=str(state.label)):
        resume_behind(in_state(application, state))


@pytest.mark.parametrize("standing", [one for one in Standing if one != Standing.VERIFIED])
def test_D08_an_employer_that_is_not_verified_reads_nobody(application, cast, standing):
    applying.mark_read(application, actor=cast.actor("mo"))
    Employer.objects.filter(pk=application.employer_id).update(standing=standing)

    with pytest.raises(EmployerMayNotReach):
        resume_behind(Application.objects.get(pk=application.pk))
