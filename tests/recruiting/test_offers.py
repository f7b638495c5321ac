"""A signing offer: sent, changed, withdrawn (manual B4, B5; promises A03, A05)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from sanfang.audit.models import Entry
from sanfang.employers.models import Employer
from sanfang.institutions.models import Policy
from sanfang.notices.models import Notice
from sanfang.recruiting.actions import answering, offering, reading
from sanfang.recruiting.errors import (
    ChangedMeanwhile,
    DeadlineOutOfBounds,
    EmployerMayNotReach,
    InterviewFirst,
    NothingChanged,
    NotNow,
    NotYours,
    OfferOut,
    OfferRanOut,
    ProbationTooLong,
    StartOutOfBounds,
)
from sanfang.recruiting.models import Application, Offer
from sanfang.recruiting.states import ApplicationState, OfferState
from tests.recruiting.route import TERMS, in_days, let_run_out, midnight_after


def send(route, application, days=14, by="mo", **terms):
    return offering.send(
        application, replace(TERMS, **terms), last_day=in_days(days), actor=route.cast.actor(by)
    )


def change(route, offer, days=14, **terms):
    offering.change(
        offer, replace(offer.terms, **terms), last_day=in_days(days), actor=route.cast.actor("mo")
    )


def test_an_offer_waits_until_its_last_day_is_over_in_china(route):
    offer = send(route, route.interviewed(), days=10)

    assert (offer.state, offer.terms, offer.clock) == (OfferState.OPEN, TERMS, 1)
    assert (offer.last_day, offer.answer_by) == (in_days(10), midnight_after(in_days(10)))
    assert Notice.objects.get(party="graduate", title="恭喜您，您有工作啦，去签约吧")


@pytest.mark.parametrize("state", ["submitted", "read", "to_be_interviewed"])
def test_A03_nobody_is_offered_anything_before_an_interview_was_passed(route, state):
    application = route.interviewed()
    Application.objects.update(state=state)

    with pytest.raises(InterviewFirst):
        send(route, application)
    assert not Offer.objects.exists()


@pytest.mark.parametrize("state", ["signed", "unsuitable", "withdrawn"])
def test_A03_nor_once_the_application_is_over(route, state):
    application = route.interviewed()
    Application.objects.update(state=state)

    with pytest.raises(NotNow, match=ApplicationState(state).label):
        send(route, application)


def test_a_second_offer_waits_for_the_answer_to_the_first(route):
    offer = route.offered()

    with pytest.raises(OfferOut):
        send(route, offer.application)
    assert Offer.objects.count() == 1


def test_one_that_ran_out_but_is_not_written_down_yet_stands_in_nobodys_way(route):
    offer = route.offered()
    Offer.objects.update(answer_by=timezone.now())

    send(route, offer.application)

    assert sorted(Offer.objects.values_list("state", flat=True)) == ["expired", "open"]


@pytest.mark.parametrize("standing", ["waiting", "refused", "frozen"])
def test_an_employer_that_is_not_verified_offers_nothing(route, standing):
    application = route.interviewed()
    Employer.objects.update(standing=standing)

    with pytest.raises(EmployerMayNotReach):
        send(route, application)


@pytest.mark.parametrize("somebody", ["ann", "zhang", "teacher", "officer"])
def test_nobody_offers_in_anothers_name(route, somebody):
    application = route.interviewed()

    with pytest.raises(NotYours):
        send(route, application, by=somebody)


@pytest.mark.parametrize("days", [-365, -1, 0, 2, 31, 365])
def test_A05_a_deadline_outside_of_the_manuals_bounds_is_refused(route, days):
    with pytest.raises(DeadlineOutOfBounds):
        send(route, route.interviewed(), days=days)


@pytest.mark.parametrize("day", [date(9999, 12, 31), date(1, 1, 1)])
def test_A05_a_deadline_at_the_ends_of_time_is_refused_too(route, day):
    with pytest.raises(DeadlineOutOfBounds):
        offering.send(route.interviewed(), TERMS, last_day=day, actor=route.cast.actor("mo"))


@pytest.mark.parametrize(("days", "is_fine"), [(4, False), (5, True), (10, True), (11, False)])
def test_the_bounds_are_the_provinces(cast, route, days, is_fine):
    Policy.objects.create(province=cast.province, acceptance_days=7, offer_days_least=5, offer_days_most=10)
    application = route.interviewed()

    if is_fine:
        assert send(route, application, days=days).last_day == in_days(days)
    else:
        with pytest.raises(DeadlineOutOfBounds, match="省里规定"):
            send(route, application, days=days)


def test_a_probation_longer_than_the_contract_is_no_term(route):
    with pytest.raises(ProbationTooLong):
        send(route, route.interviewed(), contract_months=3, probation_months=6)


def test_a_contract_without_an_end_is_longer_than_any_probation(route):
    assert send(route, route.interviewed(), contract_months=0, probation_months=6).pk


@pytest.mark.parametrize("day", [date(2024, 12, 31), date(2029, 1, 1), date(9999, 12, 31)])
def test_work_begins_about_the_year_of_leaving_school(route, day):
    with pytest.raises(StartOutOfBounds, match="2026 届"):
        send(route, route.interviewed(), starts_on=day)


def test_a_change_tells_exactly_what_changed_and_starts_the_clock_anew(route):
    offer = route.offered(days=5)
    reading.mark_read(offer, actor=route.cast.actor("zhang"))

    change(route, offer, days=14, monthly_pay=9000, other_terms="")

    assert (offer.state, offer.terms.monthly_pay, offer.clock) == (OfferState.OPEN, 9000, 2)
    assert (offer.answer_by, offer.read_at) == (midnight_after(in_days(14)), None)
    before, after = (f"{day.year} 年 {day.month} 月 {day.day} 日" for day in (in_days(5), in_days(14)))
    assert Notice.objects.get(title__contains="修改了签约通知").body.endswith(
        f"变动：月薪（税前）：8,000 元 → 9,000 元；其他约定：提供单人宿舍。 → 无；"
        f"接受邀请截止日期：{before} → {after}。"
    )


@pytest.mark.parametrize(
    ("name", "value", "label"),
    [
        ("position_title", "测试工程师", "岗位名称"),
        ("job_category", "19", "职位类别"),
        ("place", "安徽省合肥市", "工作地点"),
        ("starts_on", date(2026, 8, 1), "报到日期"),
        ("contract_months", 0, "合同期限"),
        ("probation_months", 0, "试用期"),
        ("monthly_pay", 7999, "月薪（税前）"),
        ("penalty", None, "违约金"),
        ("other_terms", "不提供宿舍。", "其他约定"),
        ("remarks", "面试车费由乙方承担。", "备注"),
        ("contact_person", "莫旧", "联系人"),
        ("phone", "13900139000", "联系电话"),
    ],
)
def test_every_term_may_change_and_only_it_is_told(route, name, value, label):
    offer = route.offered()

    change(route, offer, **{name: value})

    assert getattr(offer, name) == value
    changed = Entry.objects.get(act="offer.change").facts["changed"]
    assert [one[0] for one in changed] == [label]


def test_the_trail_keeps_no_persons_name_or_number(route):
    change(route, route.offered(), contact_person="莫旧", phone="13900139000")

    assert Entry.objects.get(act="offer.change").facts["changed"] == [["联系人"], ["联系电话"]]


def test_a_longer_deadline_alone_is_a_change(route):
    offer = route.offered(days=5)

    change(route, offer, days=6)

    assert offer.last_day == in_days(6)


def test_where_nothing_changed_nobody_is_told(route):
    offer = route.offered()

    with pytest.raises(NothingChanged):
        change(route, offer)
    assert not Notice.objects.filter(title__contains="修改").exists()
    assert Offer.objects.get().clock == 1


def test_a_change_keeps_to_the_bounds_of_today(route):
    offer = route.offered(days=3)

    with time_machine.travel(timezone.now() + timedelta(days=1)), pytest.raises(DeadlineOutOfBounds):
        offering.change(
            offer,
            replace(TERMS, monthly_pay=9000),
            last_day=offer.last_day,
            actor=route.cast.actor("mo"),
        )


def test_a_change_that_can_not_be_meant_is_refused(route):
    with pytest.raises(ProbationTooLong):
        change(route, route.offered(), contract_months=3, probation_months=6)


def test_what_a_colleague_changed_meanwhile_is_not_written_over(route):
    offer = route.offered()
    colleagues = Offer.objects.get()
    change(route, colleagues, monthly_pay=9000)

    with pytest.raises(ChangedMeanwhile):
        change(route, offer, place="安徽省合肥市")
    assert Offer.objects.get().terms == replace(TERMS, monthly_pay=9000)


@pytest.mark.parametrize("answer", ["accepted", "declined"])
def test_what_was_answered_meanwhile_does_not_change(route, answer):
    offer = route.offered()
    if answer == "accepted":
        route.accept(offer)
    else:
        answering.decline(offer, actor=route.cast.actor("zhang"))

    with pytest.raises(NotNow):
        change(route, offer, monthly_pay=1)
    assert Offer.objects.get().monthly_pay == 8000


def test_after_the_deadline_the_employer_is_told_to_revive_instead(route):
    offer = route.offered()
    Offer.objects.update(answer_by=timezone.now())

    with pytest.raises(OfferRanOut, match="恢复"):
        change(route, offer, monthly_pay=9000)


def test_the_graduate_reads_why_an_offer_was_withdrawn(route):
    offer = route.offered()

    offering.withdraw(offer, actor=route.cast.actor("mo"), reason=" 岗位取消 ")

    assert (offer.state, offer.reason) == (OfferState.WITHDRAWN, "岗位取消")
    assert Notice.objects.get(party="graduate", title__contains="撤回了签约通知").body == "岗位取消"


def test_after_a_withdrawal_another_offer_may_be_sent(route):
    offer = route.offered()
    offering.withdraw(offer, actor=route.cast.actor("mo"))

    assert send(route, offer.application).state == OfferState.OPEN


def test_what_was_accepted_is_not_withdrawn(route):
    offer = route.offered()
    route.accept(offer)

    with pytest.raises(NotNow):
        offering.withdraw(offer, actor=route.cast.actor("mo"))


@pytest.mark.parametrize("somebody", ["ann", "zhang", "teacher"])
def test_an_offer_is_nobody_elses(route, somebody):
    offer, actor = route.offered(), route.cast.actor(somebody)

    with pytest.raises(NotYours):
        offering.withdraw(offer, actor=actor)
    with pytest.raises(NotYours):
        offering.change(offer, replace(TERMS, monthly_pay=1), last_day=in_days(14), actor=actor)
    let_run_out(offer)
    with pytest.raises(NotYours):
        offering.revive(offer, actor=actor)
