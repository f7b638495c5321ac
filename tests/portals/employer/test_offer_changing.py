"""Changing an open offer: what changes is shown, told, and never written over a colleague's (manual B5)."""

from dataclasses import replace

import pytest
from django.utils import timezone

from sanfang.notices.models import Notice
from sanfang.recruiting.models import Offer
from sanfang.recruiting.states import OfferState
from tests.portals.employer.offers import letter, page_of, words_on
from tests.recruiting.route import TERMS, in_days


def test_a_change_begins_with_the_offer_as_it_stands(mo, route):
    offer = route.offered(days=5)

    form = mo.get(page_of(offer, "change/")).context["form"]

    begun = {name: form[name].value() for name in form.fields}
    assert begun == {**letter(), "last_day": in_days(14), "clock": 1}


def test_a_change_takes_no_time_from_anybody(mo, route):
    offer = route.offered(days=20)

    assert mo.get(page_of(offer, "change/")).context["form"]["last_day"].value() == in_days(20)


def test_the_second_step_shows_what_changes_and_the_graduate_is_told_just_that(mo, route):
    offer = route.offered()
    typed = letter(monthly_pay="9,000", clock=1)

    answer = mo.post(page_of(offer, "change/"), typed)

    assert answer.context["changed"] == [("月薪（税前）", "8,000 元 → 9,000 元")]
    assert Offer.objects.get().monthly_pay == 8000
    answer = mo.post(page_of(offer, "change/"), typed | {"act": "send"})
    offer.refresh_from_db()
    assert (answer["Location"], offer.terms) == (page_of(offer), replace(TERMS, monthly_pay=9000))
    assert offer.clock == 2
    assert "变动：月薪（税前）：8,000 元 → 9,000 元。" in Notice.objects.get(title__contains="修改").body


def test_where_nothing_changed_the_form_says_so(mo, route):
    offer = route.offered()

    answer = mo.post(page_of(offer, "change/"), letter(clock=1))

    assert answer.status_code == 200
    assert "都没有变动" in words_on(answer)


def test_the_graduate_accepted_while_the_employer_was_changing(mo, route):
    offer = route.offered()
    mo.post(page_of(offer, "change/"), letter(monthly_pay=1, clock=1))
    route.accept(offer)

    answer = mo.post(page_of(offer, "change/"), letter(monthly_pay=1, clock=1, act="send"))

    assert answer.status_code == 409
    assert "现在的状态是「已接受」" in words_on(answer)
    assert "查看协议" in words_on(answer)
    assert Offer.objects.get().monthly_pay == 8000


def test_a_colleague_changed_it_in_between(mo, as_, route):
    offer, colleague = route.offered(), as_("mo")
    colleague.post(page_of(offer, "change/"), letter(monthly_pay=9000, clock=1, act="send"))

    answer = mo.post(page_of(offer, "change/"), letter(place="安徽省合肥市", clock=1, act="send"))

    assert answer.status_code == 409
    assert "已被修改或恢复过" in words_on(answer)
    assert Offer.objects.get().terms == replace(TERMS, monthly_pay=9000)


@pytest.mark.parametrize("state", ["accepted", "declined", "expired", "withdrawn"])
def test_what_is_over_is_not_changed(mo, route, state):
    offer = route.offered()
    Offer.objects.update(state=state)
    label = OfferState(state).label

    page = mo.get(page_of(offer, "change/"))
    answer = mo.post(page_of(offer, "change/"), letter(monthly_pay=1, clock=1, act="send"))

    assert (page.status_code, answer.status_code) == (200, 409)
    for one in (page, answer):
        assert f"现在的状态是「{label}」" in words_on(one)


def test_after_the_deadline_the_employer_is_told_to_revive(mo, route):
    offer = route.offered(days=3)
    Offer.objects.update(answer_by=timezone.now())

    answer = mo.post(page_of(offer, "change/"), letter(20, clock=1, act="send"))

    assert answer.status_code == 409
    assert "可以恢复" in words_on(answer)
