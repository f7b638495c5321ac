"""The first page: may we sign, what waits, what to do next."""

import pytest
from django.test import Client
from django.utils import timezone

from sanfang.employers.states import Standing
from sanfang.notices.models import Notice
from sanfang.recruiting.actions import interviewing
from sanfang.recruiting.models import Interview
from tests.recruiting.route import Route

HOME = "/employer/"


def read(client, address=HOME):
    return client.get(address).content.decode()


def test_a_visitor_is_asked_to_sign_in(db):
    assert Client().get(HOME)["Location"] == "/sign-in/?next=/employer/"


@pytest.mark.parametrize("stranger", ["zhang", "teacher", "officer"])
def test_to_another_party_the_page_does_not_exist(as_, stranger):
    assert as_(stranger).get(HOME).status_code == 404


def test_whoever_waits_without_papers_is_told_to_upload_them(mo, set_standing):
    set_standing(Standing.WAITING)

    page = read(mo)

    assert "待认证" in page
    assert 'href="/employer/documents/">上传资质证明材料' in page


def test_a_verified_employer_is_led_to_signing(mo):
    page = read(mo)

    assert "已认证" in page
    assert '<a class="btn btn-primary" href="/employer/sign/">签约管理</a>' in page
    assert "还没有签约" in page


def test_a_refused_employer_reads_why_and_asks_again(mo, set_standing):
    company = set_standing(Standing.REFUSED, "执照看不清")

    assert "执照看不清" in read(mo)
    mo.post("/employer/ask-again/")

    company.refresh_from_db()
    assert company.standing == Standing.WAITING
    assert "重新提交认证" in Notice.objects.get(party="province").title


def test_a_frozen_employer_reads_why_and_cannot_free_itself(mo, set_standing):
    company = set_standing(Standing.FROZEN, "多次填错")

    assert "多次填错" in read(mo)
    assert "刷新页面" in read_after_asking(mo)
    company.refresh_from_db()
    assert company.standing == Standing.FROZEN


def read_after_asking(client):
    return client.post("/employer/ask-again/", follow=True).content.decode()


def test_the_agreements_are_counted_by_state_in_the_manuals_words(mo, cast):
    cast.sign(cast.zhang)
    cast.approve(cast.sign(cast.li))
    cast.sign(cast.wang, by="ann")

    page = read(mo)

    assert 'href="/employer/agreements/?state=awaiting_school"><strong>1</strong>' in page
    assert "签约成功，待学校审核" in page
    assert 'href="/employer/agreements/?state=in_force"><strong>1</strong>' in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_with_one_agreement_and_with_three(
    mo, cast, count, django_assert_num_queries
):
    for graduate in (cast.zhang, cast.li, cast.wang)[:count]:
        cast.sign(graduate)

    with django_assert_num_queries(13):
        mo.get(HOME)


def test_what_waits_on_the_way_to_a_signature_is_counted(mo, cast):
    route = Route(cast)
    route.applied("zhang")
    for who in ("li", "wang"):
        interviewing.accept(route.invited(who), actor=cast.actor(who))
    Interview.objects.filter(graduate=cast.li).update(starts_at=timezone.now())
    route.applied("zhou", to="ann")

    page = read(mo)

    assert 'href="/employer/applications/?state=submitted"><strong>1</strong><span>新简历' in page
    assert 'href="/employer/interviews/"><strong>1</strong><span>待登记的面试结果' in page


def test_when_nothing_waits_the_page_says_so(mo):
    assert read(mo).count("<strong>0</strong>") == 2
