"""The life of an offer as its two parties read it."""

from dataclasses import replace

from sanfang.recruiting.actions import answering, offering, reading
from sanfang.recruiting.history import history_of
from sanfang.recruiting.terms import day_in_words
from tests.recruiting.route import TERMS, in_days, let_run_out


def test_the_history_tells_every_act_with_what_changed(route):
    mo, zhang = route.cast.actor("mo"), route.cast.actor("zhang")
    offer = route.offered(days=14)
    reading.mark_read(offer, actor=zhang)
    day = in_days(14)
    offering.change(offer, replace(TERMS, monthly_pay=9000, phone="0553-2871999"), last_day=day, actor=mo)
    let_run_out(offer)
    offering.revive(offer, actor=mo)
    answering.decline(offer, actor=zhang, reason="已有别的安排")

    told = [(one.party, one.words, one.reason, one.notes) for one in history_of(offer)]

    until = f"接受邀请截止日期：{day_in_words(day)}"
    assert told == [
        ("用人单位", "发出签约通知", "", (until,)),
        ("毕业生", "查看签约通知", "", ()),
        ("用人单位", "修改", "", ("月薪（税前）：8,000 元 → 9,000 元", "联系电话：已修改")),
        ("系统", "逾期失效", "", ()),
        ("用人单位", "恢复", "", (until,)),
        ("毕业生", "谢绝", "已有别的安排", ()),
    ]


def test_another_offers_acts_are_not_told(route):
    offer = route.offered()
    offering.withdraw(route.offered(by="ann"), actor=route.cast.actor("ann"))

    assert [one.words for one in history_of(offer)] == ["发出签约通知"]


def test_the_history_costs_one_query_however_long_it_is(route, django_assert_num_queries):
    offer = route.offered()
    reading.mark_read(offer, actor=route.cast.actor("zhang"))

    with django_assert_num_queries(1):
        assert len(history_of(offer)) == 2
