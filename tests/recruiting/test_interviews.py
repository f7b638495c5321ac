"""Inviting to an interview, answering, and what came of it (manual B2–B4)."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from sanfang.audit.models import Entry
from sanfang.employers.models import Employer
from sanfang.notices.models import Notice, Outgoing
from sanfang.recruiting.actions import applying, interviewing
from sanfang.recruiting.errors import (
    AlreadyUnderWay,
    DeadlinePassed,
    EmployerMayNotReach,
    NotNow,
    NotYours,
    OfferOut,
    OneStopsAll,
    SomeNotFound,
    TimeIsPast,
    TimeTooFar,
    WhereMissing,
)
from sanfang.recruiting.models import Application, Interview
from sanfang.recruiting.states import ApplicationState, InterviewState
from tests.recruiting.route import an_invitation


def titles(cast, who):
    return [notice.title for notice in Notice.objects.visible_to(cast.actor(who))]


def test_the_graduate_is_told_at_once_and_the_application_waits_for_the_interview(cast, route):
    interview = route.invited()

    assert interview.state == InterviewState.INVITED
    assert interview.application.state == ApplicationState.TO_BE_INTERVIEWED
    assert interview.application.answered_at is not None
    assert titles(cast, "zhang") == ["芜湖云帆软件有限公司邀请您面试「软件工程师」"]


def test_the_message_on_the_phone_names_the_hour_of_the_interview(route):
    interview = route.invited()

    assert Outgoing.objects.get(template="interview").about == interview.starts_at


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"starts_at": timedelta(0)}, TimeIsPast),
        ({"starts_at": timedelta(minutes=-1)}, TimeIsPast),
        ({"starts_at": timedelta(days=367)}, TimeTooFar),
        ({"place": "", "link": ""}, WhereMissing),
    ],
)
def test_an_invitation_says_when_and_where(cast, route, changes, why):
    application = route.applied()
    with time_machine.travel(timezone.now(), tick=False):
        if "starts_at" in changes:
            changes = {"starts_at": timezone.now() + changes["starts_at"]}

        with pytest.raises(why):
            interviewing.invite(application, an_invitation(**changes), actor=cast.actor("mo"))
    assert not Interview.objects.exists()


def test_a_link_is_a_place_too(route):
    assert route.invited(place="", link="https://meeting.example.com/1").state == InterviewState.INVITED


def test_one_invitation_at_a_time(cast, route):
    interview = route.invited()

    with pytest.raises(AlreadyUnderWay):
        interviewing.invite(interview.application, an_invitation(), actor=cast.actor("mo"))


def test_nobody_is_invited_who_has_an_offer_to_answer(cast, route):
    offer = route.offered()

    with pytest.raises(OfferOut):
        interviewing.invite(offer.application, an_invitation(), actor=cast.actor("mo"))


@pytest.mark.parametrize("somebody", ["ann", "zhang", "teacher", "officer"])
def test_only_the_employer_it_was_sent_to_invites(cast, route, somebody):
    with pytest.raises(NotYours):
        interviewing.invite(route.applied(), an_invitation(), actor=cast.actor(somebody))


@pytest.mark.parametrize("standing", ["waiting", "refused", "frozen"])
def test_an_unverified_employer_reaches_nobody(cast, route, standing):
    application = route.applied()
    Employer.objects.update(standing=standing)

    with pytest.raises(EmployerMayNotReach):
        interviewing.invite(Application.objects.get(pk=application.pk), an_invitation(), actor=cast.mo)


def test_several_are_invited_together(cast, route):
    ids = [route.applied(who).pk for who in ("zhang", "li", "wang")]

    interviews = interviewing.invite_all(ids, an_invitation(), actor=cast.actor("mo"))

    assert {interview.application_id for interview in interviews} == set(ids)
    for who in ("zhang", "li", "wang"):
        assert titles(cast, who) == ["芜湖云帆软件有限公司邀请您面试「软件工程师」"]


def test_one_who_cannot_be_invited_stops_all_and_is_named(cast, route):
    first, second = route.applied("zhang"), route.applied("li")
    applying.withdraw(second, actor=cast.actor("li"))

    with pytest.raises(OneStopsAll, match="不能邀请李晓，本次一份邀请也没有发出。现在的状态是「已撤回」"):
        interviewing.invite_all([first.pk, second.pk], an_invitation(), actor=cast.actor("mo"))
    assert not Interview.objects.exists()
    assert titles(cast, "zhang") == []


def test_others_applications_stop_all_and_are_counted(cast, route):
    mine, anns = route.applied("zhang"), route.applied("li", to="ann")

    with pytest.raises(SomeNotFound, match="2 份投递没有找到"):
        interviewing.invite_all([mine.pk, anns.pk, 999_999], an_invitation(), actor=cast.actor("mo"))
    assert not Interview.objects.exists()


def test_a_second_before_it_begins_is_early_enough_to_accept(cast, route):
    interview = route.invited()

    with time_machine.travel(interview.starts_at - timedelta(seconds=1), tick=False):
        interviewing.accept(interview, actor=cast.actor("zhang"))

    assert interview.state == InterviewState.ACCEPTED
    assert titles(cast, "mo")[0] == "张䶮接受了「软件工程师」的面试邀请"


@pytest.mark.parametrize("seconds", [0, 1])
def test_from_its_beginning_on_it_is_too_late(cast, route, seconds):
    interview = route.invited()

    with (
        time_machine.travel(interview.starts_at + timedelta(seconds=seconds), tick=False),
        pytest.raises(DeadlinePassed),
    ):
        interviewing.accept(interview, actor=cast.actor("zhang"))
    assert Interview.objects.get().state == InterviewState.INVITED


@pytest.mark.parametrize("answer", [interviewing.accept, interviewing.decline])
def test_A01_a_second_tap_finds_it_done(cast, route, answer):
    interview = route.invited()
    for _ in range(2):
        answer(interview, actor=cast.actor("zhang"))

    assert Entry.objects.filter(act__in=["interview.accept", "interview.decline"]).count() == 1
    assert Notice.objects.visible_to(cast.actor("mo")).filter(kind="interview").count() == 1


def test_A01_whoever_declined_cannot_accept_any_more(cast, route):
    interview = route.invited()
    interviewing.decline(interview, actor=cast.actor("zhang"))

    with pytest.raises(NotNow, match="已谢绝"):
        interviewing.accept(interview, actor=cast.actor("zhang"))


@pytest.mark.parametrize("accepted", [False, True])
def test_declining_lets_the_employer_invite_anew(cast, route, accepted):
    interview = route.invited()
    if accepted:
        interviewing.accept(interview, actor=cast.actor("zhang"))

    interviewing.decline(interview, actor=cast.actor("zhang"), reason="  当天有考试  ")

    assert (interview.state, interview.reason) == (InterviewState.DECLINED, "当天有考试")
    assert Application.objects.get().state == ApplicationState.READ
    again = interviewing.invite(interview.application, an_invitation(), actor=cast.actor("mo"))
    assert again.state == InterviewState.INVITED


def test_the_employer_calls_it_off_and_the_graduate_reads_why(cast, route):
    interview = route.invited()

    interviewing.cancel(interview, actor=cast.actor("mo"), reason="面试官出差")

    assert Application.objects.get().state == ApplicationState.READ
    told = Notice.objects.visible_to(cast.actor("zhang")).first()
    assert (told.title, told.body) == ("芜湖云帆软件有限公司取消了「软件工程师」的面试", "面试官出差")


@pytest.mark.parametrize(("seconds", "lapsed"), [(-1, 0), (0, 1), (1, 1)])
def test_without_an_answer_it_lapses_at_its_beginning(cast, route, seconds, lapsed):
    interview = route.invited()

    with time_machine.travel(interview.starts_at + timedelta(seconds=seconds), tick=False):
        assert interviewing.lapse_unanswered() == lapsed
        assert interviewing.lapse_unanswered() == 0

    interview.refresh_from_db()
    assert interview.state == (InterviewState.LAPSED if lapsed else InterviewState.INVITED)
    for who in ("zhang", "mo"):
        assert ("「软件工程师」的面试邀请逾期未答复，已失效" in titles(cast, who)) == bool(lapsed)


def test_an_accepted_one_does_not_lapse(cast, route):
    interview = route.invited()
    interviewing.accept(interview, actor=cast.actor("zhang"))

    with time_machine.travel(interview.starts_at + timedelta(days=400), tick=False):
        assert interviewing.lapse_unanswered() == 0


def test_who_passed_may_be_invited_to_a_second_round(cast, route):
    application = route.interviewed()

    second = interviewing.invite(application, an_invitation(), actor=cast.actor("mo"))

    assert second.state == InterviewState.INVITED
    assert Application.objects.get().state == ApplicationState.TO_BE_INTERVIEWED
    states = set(application.interviews.values_list("state", flat=True))
    assert states == {InterviewState.PASSED, InterviewState.INVITED}


@pytest.mark.parametrize(
    ("has_passed", "state", "leads_to", "title"),
    [
        (True, InterviewState.PASSED, ApplicationState.INTERVIEWED, "面试通过"),
        (False, InterviewState.FAILED, ApplicationState.UNSUITABLE, "面试未通过"),
    ],
)
def test_the_result_is_told_and_moves_the_application(cast, route, has_passed, state, leads_to, title):
    interview = route.invited()
    interviewing.accept(interview, actor=cast.actor("zhang"))

    interviewing.record_result(interview, has_passed=has_passed, actor=cast.actor("mo"))

    assert interview.state == state
    assert Application.objects.get().state == leads_to
    assert titles(cast, "zhang")[0] == f"芜湖云帆软件有限公司「软件工程师」{title}"


def test_no_result_without_the_graduates_answer(cast, route):
    with pytest.raises(NotNow, match="待答复"):
        interviewing.record_result(route.invited(), has_passed=True, actor=cast.actor("mo"))


@pytest.mark.parametrize("somebody", ["li", "mo", "ann", "teacher", "officer"])
def test_nobody_answers_for_the_graduate(cast, route, somebody):
    interview = route.invited()

    for answer in (interviewing.accept, interviewing.decline):
        with pytest.raises(NotYours):
            answer(interview, actor=cast.actor(somebody))


@pytest.mark.parametrize("ending", ["decline", "cancel", "lapse"])
def test_a_second_round_that_falls_through_takes_nobody_back_behind_the_first(cast, route, ending):
    application = route.interviewed()
    second = interviewing.invite(application, an_invitation(), actor=cast.actor("mo"))

    if ending == "decline":
        interviewing.decline(second, actor=cast.actor("zhang"))
    elif ending == "cancel":
        interviewing.cancel(second, actor=cast.actor("mo"))
    else:
        interviewing.lapse_unanswered(second.starts_at)

    assert Application.objects.get().state == ApplicationState.INTERVIEWED
