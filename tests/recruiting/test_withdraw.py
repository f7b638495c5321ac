"""Taking an application back: the employer reads the résumé no longer."""

import pytest
from django.utils import timezone

from sanfang.audit.models import Entry
from sanfang.notices.models import Notice
from sanfang.recruiting.actions import answering, applying, interviewing
from sanfang.recruiting.errors import AnswerTheOffer, NotNow, NotYours
from sanfang.recruiting.models import Application, Offer
from sanfang.recruiting.states import ApplicationState, InterviewState
from tests.recruiting.route import an_invitation


@pytest.fixture
def zhang(cast):
    return cast.actor("zhang")


def titles_for(cast, who: str) -> list[str]:
    return [notice.title for notice in Notice.objects.visible_to(cast.actor(who))]


def test_the_employer_is_told_and_can_no_longer_read_it(cast, route, zhang):
    application = route.applied()
    assert application.is_readable

    applying.withdraw(application, actor=zhang)

    assert application.state == ApplicationState.WITHDRAWN
    assert not Application.objects.get().is_readable
    assert titles_for(cast, "mo")[0] == "张䶮撤回了对「软件工程师」的投递"
    assert Entry.objects.filter(act="application.withdraw").count() == 1


def test_taking_it_back_twice_is_refused_and_told_once(cast, route, zhang):
    application = route.applied()
    twin = Application.objects.get()
    applying.withdraw(application, actor=zhang)

    with pytest.raises(NotNow, match="已撤回"):
        applying.withdraw(twin, actor=zhang)
    assert Entry.objects.filter(act="application.withdraw").count() == 1
    assert titles_for(cast, "mo").count("张䶮撤回了对「软件工程师」的投递") == 1


@pytest.mark.parametrize("is_accepted", [False, True], ids=["invited", "accepted"])
def test_an_open_interview_is_declined_with_it(cast, route, zhang, is_accepted):
    interview = route.invited()
    if is_accepted:
        interviewing.accept(interview, actor=zhang)

    applying.withdraw(interview.application, actor=zhang)

    interview.refresh_from_db()
    assert interview.state == InterviewState.DECLINED
    assert interview.answered_at is not None
    assert Application.objects.get().state == ApplicationState.WITHDRAWN
    assert titles_for(cast, "mo")[:2] == [
        "张䶮撤回了对「软件工程师」的投递",
        "张䶮谢绝了「软件工程师」的面试",
    ]


def test_an_open_offer_is_answered_first(route, zhang):
    offer = route.offered()

    with pytest.raises(AnswerTheOffer, match="接受」或「谢绝"):
        applying.withdraw(offer.application, actor=zhang)
    assert Application.objects.get().state == ApplicationState.INTERVIEWED

    answering.decline(offer, actor=zhang)
    applying.withdraw(Application.objects.get(), actor=zhang)
    assert Application.objects.get().state == ApplicationState.WITHDRAWN


def test_an_offer_that_ran_out_cannot_be_answered_and_stands_in_nobodys_way(route, zhang):
    offer = route.offered()
    Offer.objects.update(answer_by=timezone.now())

    applying.withdraw(offer.application, actor=zhang)

    assert Application.objects.get().state == ApplicationState.WITHDRAWN


def test_what_led_to_an_agreement_cannot_be_taken_back(route, zhang):
    route.signed()

    with pytest.raises(NotNow, match="已签约"):
        applying.withdraw(Application.objects.get(), actor=zhang)


@pytest.mark.parametrize("somebody", ["li", "wang", "zhou", "mo", "ann", "teacher", "officer"])
def test_nobody_else_takes_it_back(cast, route, somebody):
    application = route.applied()

    with pytest.raises(NotYours):
        applying.withdraw(application, actor=cast.actor(somebody))
    assert Application.objects.get().state == ApplicationState.SUBMITTED


def test_afterwards_one_may_apply_again(route, zhang):
    first = route.applied()
    applying.withdraw(first, actor=zhang)

    second = route.applied()

    assert second != first
    assert (second.state, second.note, second.reason) == (ApplicationState.SUBMITTED, "", "")


def test_the_employer_can_do_nothing_more_about_it(cast, route, zhang):
    application = route.applied()
    applying.withdraw(application, actor=zhang)

    with pytest.raises(NotNow):
        applying.refuse(application, actor=cast.actor("mo"))
    with pytest.raises(NotNow):
        interviewing.invite(application, an_invitation(), actor=cast.actor("mo"))
    applying.mark_read(application, actor=cast.actor("mo"))
    assert Application.objects.get().state == ApplicationState.WITHDRAWN
