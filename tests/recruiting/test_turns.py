"""Whose turn it is on route 1: for every state its holder, words for each party, until when, and what otherwise."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from sanfang.actors import Party
from sanfang.agreements import turns as agreements
from sanfang.destinations.models import Destination
from sanfang.employers.models import Employer
from sanfang.graduates.models import Graduate
from sanfang.recruiting.actions import interviewing
from sanfang.recruiting.models import Application, Interview, Offer
from sanfang.recruiting.states import ApplicationState, InterviewState, OfferState
from sanfang.recruiting.turns import Act, first_turn_of
from sanfang.turns import Turn, turn_of

GRADUATE, EMPLOYER = Party.GRADUATE, Party.EMPLOYER
A, I, O = ApplicationState, InterviewState, OfferState  # noqa: E741 — as in the tables

# Of each state: what is to be done, by whom, and the title that the graduate and the employer read.
OF_APPLICATIONS = {
    A.SUBMITTED: (Act.READ_RESUME, EMPLOYER, "等待用人单位查看", "请查看简历"),
    A.READ: (Act.DECIDE_APPLICATION, EMPLOYER, "等待用人单位决定", "请决定是否邀请面试"),
    A.TO_BE_INTERVIEWED: (Act.NOTHING, None, "待面试", "待面试"),
    A.INTERVIEWED: (Act.DECIDE_APPLICATION, EMPLOYER, "等待用人单位决定", "请决定是否签约"),
    A.SIGNED: (Act.NOTHING, None, "已签约", "已签约"),
    A.UNSUITABLE: (Act.NOTHING, None, "不合适", "不合适"),
    A.WITHDRAWN: (Act.NOTHING, None, "已撤回", "已撤回"),
}
OF_INTERVIEWS = {
    I.INVITED: (Act.ANSWER_INTERVIEW, GRADUATE, "请答复面试邀请", "等待毕业生答复"),
    I.ACCEPTED: (Act.WAIT, None, "等待面试", "等待面试"),
    I.DECLINED: (Act.NOTHING, None, "已谢绝", "已谢绝"),
    I.CANCELLED: (Act.NOTHING, None, "已取消", "已取消"),
    I.LAPSED: (Act.NOTHING, None, "逾期未答复", "逾期未答复"),
    I.PASSED: (Act.NOTHING, None, "面试通过", "面试通过"),
    I.FAILED: (Act.NOTHING, None, "面试未通过", "面试未通过"),
}
OF_OFFERS = {
    O.OPEN: (Act.ANSWER_OFFER, GRADUATE, "请接受或谢绝", "等待毕业生答复"),
    O.ACCEPTED: (Act.NOTHING, None, "已接受", "已接受"),
    O.DECLINED: (Act.NOTHING, None, "已谢绝", "已谢绝"),
    O.EXPIRED: (Act.NOTHING, None, "逾期失效", "逾期失效"),
    O.WITHDRAWN: (Act.NOTHING, None, "已撤回", "已撤回"),
}


def told(turn: Turn) -> tuple[str, Party | None, str, str]:
    return turn.act, turn.holder, turn.for_reader(GRADUATE).title, turn.for_reader(EMPLOYER).title


def everybody_reads_a_sentence(turn: Turn) -> bool:
    return all(turn.for_reader(party).text for party in (GRADUATE, EMPLOYER, Party.SCHOOL, Party.PROVINCE))


@pytest.mark.parametrize("state", A)
def test_of_an_application(route, state):
    application = route.applied()
    application.state = state

    turn = turn_of(application)

    assert told(turn) == OF_APPLICATIONS[state]
    assert everybody_reads_a_sentence(turn)
    assert turn.until is None
    assert bool(turn.otherwise) == (turn.holder is not None)
    assert ("没有规定期限" in turn.otherwise) == (turn.holder is not None and turn.until is None)


@pytest.mark.parametrize("state", I)
def test_of_an_interview(route, state):
    interview = route.invited()
    interview.state = state

    turn = turn_of(interview)

    assert told(turn) == OF_INTERVIEWS[state]
    assert everybody_reads_a_sentence(turn)
    assert turn.until == (interview.starts_at if interview.condition in {I.INVITED, I.ACCEPTED} else None)
    assert bool(turn.otherwise) == (turn.holder is not None)
    assert ("没有规定期限" in turn.otherwise) == (turn.holder is not None and turn.until is None)


@pytest.mark.parametrize("state", O)
def test_of_an_offer(route, state):
    offer = route.offered()
    offer.state = state

    turn = turn_of(offer)

    assert told(turn) == OF_OFFERS[state]
    assert everybody_reads_a_sentence(turn)
    assert turn.until == (offer.answer_by if state == O.OPEN else None)
    assert ("自动失效" in turn.otherwise) == (state == O.OPEN)


def test_while_an_interview_is_open_the_application_waits_for_it(route):
    interview = route.invited()

    turn = turn_of(interview.application)

    assert (turn.act, turn.thing) == (Act.ANSWER_INTERVIEW, interview)


def test_while_an_offer_is_out_the_application_waits_for_it(route):
    offer = route.offered()

    turn = turn_of(Application.objects.get())

    assert (turn.act, turn.thing) == (Act.ANSWER_OFFER, offer)


@pytest.mark.parametrize(("seconds", "holder"), [(-1, None), (0, EMPLOYER), (1, EMPLOYER)])
def test_after_the_interview_the_employer_says_what_came_of_it(cast, route, seconds, holder):
    interview = route.invited()
    interviewing.accept(interview, actor=cast.actor("zhang"))

    with time_machine.travel(interview.starts_at + timedelta(seconds=seconds), tick=False):
        turn = turn_of(interview)

    assert turn.holder == holder
    assert turn.for_reader(GRADUATE).title == ("等待用人单位登记结果" if holder else "等待面试")


@pytest.mark.parametrize(("seconds", "act"), [(-1, Act.ANSWER_INTERVIEW), (0, Act.NOTHING), (1, Act.NOTHING)])
def test_an_invitation_nobody_answered_is_over_when_it_begins(route, seconds, act):
    interview = route.invited()

    with time_machine.travel(interview.starts_at + timedelta(seconds=seconds), tick=False):
        turn = turn_of(interview)

    assert turn.act == act
    assert ("已失效" in turn.for_reader(GRADUATE).text) == (act == Act.NOTHING)


@pytest.mark.parametrize(("seconds", "act"), [(-1, Act.ANSWER_OFFER), (0, Act.NOTHING), (1, Act.NOTHING)])
def test_an_overdue_offer_is_over_before_that_is_written_down(route, seconds, act):
    offer = route.offered()

    with time_machine.travel(offer.answer_by + timedelta(seconds=seconds), tick=False):
        turn = turn_of(offer)

    assert turn.act == act
    assert (turn.for_reader(GRADUATE).title == "已逾期失效") == (act == Act.NOTHING)


def test_an_offer_that_can_only_be_read_says_why_to_each_in_other_words(route):
    route.signed(by="ann")

    turn = turn_of(route.offered(by="mo"))

    assert (turn.act, turn.holder) == (Act.WAIT, None)
    assert turn.for_reader(GRADUATE).title == "现在只能查看"
    assert turn.for_reader(EMPLOYER).title == "毕业生暂不能接受"
    assert "那份协议失效后，在截止日期前可以接受" in turn.for_reader(GRADUATE).text
    assert "安信" not in turn.for_reader(EMPLOYER).text


def test_a_row_of_a_list_costs_no_query(route, django_assert_num_queries):
    route.offered()
    offer, interview = Offer.objects.for_lists().get(), Interview.objects.for_lists().get()

    with django_assert_num_queries(0):
        assert everybody_reads_a_sentence(turn_of(offer))
        assert everybody_reads_a_sentence(turn_of(interview))


# --- what a graduate does first ---------------------------------------------------------------


def test_with_nothing_to_answer_the_graduate_may_sign(route):
    assert first_turn_of(route.graduate()).act == agreements.Act.SIGN


def test_an_interview_to_answer_comes_before_the_card(route):
    interview = route.invited()

    turn = first_turn_of(route.graduate())

    assert (turn.act, turn.thing) == (Act.ANSWER_INTERVIEW, interview)


def test_an_offer_comes_before_an_interview_and_the_one_that_runs_out_first_before_all(route):
    route.invited(to="ann")
    offer = route.offered(by="mo")

    assert first_turn_of(route.graduate()).thing == offer

    Interview.objects.filter(employer=route.cast.employers["ann"]).update(state=I.CANCELLED)
    Application.objects.filter(employer=route.cast.employers["ann"]).update(state=A.WITHDRAWN)
    sooner = route.offered(by="ann", days=3)
    assert first_turn_of(route.graduate()).thing == sooner


def test_what_can_only_be_read_does_not_stand_in_the_way(route):
    route.offered(by="mo", days=3)
    answerable = route.offered(by="ann")
    Employer.objects.filter(pk=route.cast.employers["mo"].pk).update(standing="frozen")

    assert first_turn_of(route.graduate()).thing == answerable


def test_what_ran_out_is_nobodys_first_thing(route):
    route.offered()
    Offer.objects.update(answer_by=timezone.now())

    assert first_turn_of(route.graduate()).act == agreements.Act.SIGN


def test_a_record_to_confirm_and_an_agreement_come_before_letters(route):
    route.offered(by="mo")
    Graduate.objects.update(confirmed_at=None)
    assert first_turn_of(route.graduate()).act == agreements.Act.CONFIRM_RECORD

    Graduate.objects.update(confirmed_at=timezone.now())
    agreement = route.signed(by="ann")
    assert first_turn_of(route.graduate()).thing == agreement


def test_who_is_employed_elsewhere_reads_that_first(route):
    route.offered()
    Destination.objects.filter(graduate=route.cast.zhang).update(code="10", source="hand")

    assert first_turn_of(route.graduate()).for_reader(GRADUATE).title == "您在系统中已经就业"
