"""「不合适」, the employer's note, and the first answer (manual B2)."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from sanfang.audit.models import Entry
from sanfang.employers.models import Employer
from sanfang.notices.models import Notice
from sanfang.recruiting.actions import applying, interviewing
from sanfang.recruiting.errors import EmployerMayNotReach, NotNow, NotYours, WithdrawTheOffer
from sanfang.recruiting.models import Application
from sanfang.recruiting.states import ApplicationState, InterviewState
from tests.recruiting.route import an_invitation


@pytest.fixture
def mo(cast):
    return cast.actor("mo")


def latest_for(cast, who: str) -> Notice:
    return Notice.objects.visible_to(cast.actor(who)).first()


def test_the_graduate_reads_that_and_why(cast, route, mo):
    application = route.applied()

    applying.refuse(application, actor=mo, reason=" 这次只招一人 ")

    assert (application.state, application.reason) == (ApplicationState.UNSUITABLE, "这次只招一人")
    assert not application.is_readable
    notice = latest_for(cast, "zhang")
    assert notice.title == "芜湖云帆软件有限公司：您投递的「软件工程师」这次不合适"
    assert notice.body == "这次只招一人"
    assert notice.link == f"/m/applications/{application.pk}/"
    assert Entry.objects.filter(act="application.refuse").count() == 1


def test_a_reason_is_not_owed(cast, route, mo):
    applying.refuse(route.applied(), actor=mo)

    assert "别的岗位仍可以投递" in latest_for(cast, "zhang").body


def test_refusing_twice_is_told_once(cast, route, mo):
    application = route.applied()
    applying.refuse(application, actor=mo)

    with pytest.raises(NotNow):
        applying.refuse(application, actor=mo)
    assert Notice.objects.visible_to(cast.actor("zhang")).count() == 1


def test_an_open_interview_is_called_off_with_it(route, mo):
    interview = route.invited()

    applying.refuse(interview.application, actor=mo)

    interview.refresh_from_db()
    assert interview.state == InterviewState.CANCELLED
    assert Application.objects.get().state == ApplicationState.UNSUITABLE


def test_an_open_offer_is_withdrawn_first(route, mo):
    offer = route.offered()

    with pytest.raises(WithdrawTheOffer):
        applying.refuse(offer.application, actor=mo)
    assert Application.objects.get().state == ApplicationState.INTERVIEWED


def test_the_employer_may_think_again(cast, route, mo):
    application = route.applied()
    applying.refuse(application, actor=mo, reason="这次只招一人")

    applying.reconsider(application, actor=mo)

    assert (application.state, application.reason) == (ApplicationState.READ, "")
    assert latest_for(cast, "zhang").title == "芜湖云帆软件有限公司重新考虑您投递的「软件工程师」"


def test_the_graduate_may_ask_again(route, mo):
    first = route.applied()
    applying.refuse(first, actor=mo)

    assert route.applied() != first


def test_the_first_answer_is_kept(cast, route, mo):
    application = route.applied()
    stale = Application.objects.get()
    applying.refuse(application, actor=mo)
    first = application.answered_at
    applying.reconsider(application, actor=mo)

    with time_machine.travel(timezone.now() + timedelta(days=3), tick=False):
        applying.refuse(stale, actor=mo)

    assert first is not None
    assert Application.objects.get().answered_at == first


def test_an_invitation_is_an_answer_too(cast, route, mo):
    application = route.applied()
    assert application.answered_at is None
    interview = interviewing.invite(application, an_invitation(), actor=mo)
    first = Application.objects.get().answered_at

    interviewing.cancel(interview, actor=mo)
    with time_machine.travel(timezone.now() + timedelta(hours=3), tick=False):
        interviewing.invite(Application.objects.get(), an_invitation(), actor=mo)

    assert first is not None
    assert Application.objects.get().answered_at == first


def test_reading_alone_is_no_answer_and_is_noted_once(route, mo):
    application = route.applied()

    applying.mark_read(application, actor=mo)
    applying.mark_read(application, actor=mo)

    assert (application.state, application.answered_at) == (ApplicationState.READ, None)
    assert Entry.objects.filter(act="application.read").count() == 1


def test_the_note_is_the_employers_own(cast, route, mo):
    application = route.applied()

    applying.write_note(application, "口才好，待定", actor=mo)
    applying.refuse(application, actor=mo, reason="这次只招一人")

    assert application.note == "口才好，待定"
    told = Notice.objects.visible_to(cast.actor("zhang"))
    assert all("口才" not in notice.title + notice.body for notice in told)
    assert all("口才" not in repr((entry.reason, entry.facts)) for entry in Entry.objects.all())


@pytest.mark.parametrize("act", ["refuse", "reconsider", "mark_read", "note"])
@pytest.mark.parametrize("somebody", ["ann", "zhang", "li", "teacher", "officer"])
def test_nobody_else_judges(cast, route, act, somebody):
    application, actor = route.applied(), cast.actor(somebody)

    with pytest.raises(NotYours):
        attempt(act, application, actor)


@pytest.mark.parametrize("act", ["refuse", "reconsider", "mark_read", "note"])
def test_D08_nor_does_an_employer_that_is_not_verified(route, mo, act):
    application = route.applied()
    Employer.objects.update(standing="frozen")

    with pytest.raises(EmployerMayNotReach):
        attempt(act, Application.objects.get(), mo)
    assert Application.objects.get().state == application.state


def attempt(act: str, application: Application, actor) -> None:
    acts = {
        "refuse": lambda: applying.refuse(application, actor=actor),
        "reconsider": lambda: applying.reconsider(application, actor=actor),
        "mark_read": lambda: applying.mark_read(application, actor=actor),
        "note": lambda: applying.write_note(application, "x", actor=actor),
    }
    acts[act]()
