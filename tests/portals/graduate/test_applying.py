"""「投递简历」: one tap on a position (manual B1)."""

from datetime import timedelta

import pytest

from sanfang import calendar
from sanfang.agreements import actions as agreements
from sanfang.employers.models import Employer, Position
from sanfang.recruiting.actions import applying, resumes
from sanfang.recruiting.models import Application
from tests.recruiting.route import Route


@pytest.fixture
def zhang(as_):
    return as_("zhang")


@pytest.fixture
def address(cast) -> str:
    return f"/m/positions/{cast.position.pk}/"


@pytest.fixture
def resume(cast):
    return resumes.begin(actor=cast.actor("zhang"))


def test_the_page_says_what_the_tap_does(zhang, address):
    page = zhang.get(address).content.decode()

    assert "投递简历" in page
    assert "能看到您的简历和联系方式" in page
    assert f'action="{address}apply/"' in page


def test_one_tap_applies_and_shows_where_it_stands(zhang, resume, address):
    answer = zhang.post(f"{address}apply/", follow=True)

    sent = Application.objects.get()
    assert answer.redirect_chain == [(f"/m/applications/{sent.pk}/", 302)]
    assert "已投递" in answer.content.decode()
    assert "等待用人单位查看" in answer.content.decode()


def test_a_second_tap_leads_to_the_same_application(zhang, resume, address):
    first, second = (zhang.post(f"{address}apply/")["Location"] for _ in range(2))

    assert first == second
    assert Application.objects.count() == 1


def test_whoever_has_applied_reads_where_it_stands_instead(zhang, resume, address):
    zhang.post(f"{address}apply/")

    page = zhang.get(address).content.decode()

    assert "您已投递：待处理" in page
    assert f'href="/m/applications/{Application.objects.get().pk}/"' in page
    assert "投递简历" not in page


def test_after_a_withdrawal_one_may_apply_again(cast, zhang, resume, address):
    zhang.post(f"{address}apply/")
    applying.withdraw(Application.objects.get(), actor=cast.actor("zhang"))
    assert "投递简历" in zhang.get(address).content.decode()

    zhang.post(f"{address}apply/")

    assert Application.objects.count() == 2


def test_after_an_agreement_that_ended_too(cast, zhang, address):
    agreement = Route(cast).signed()
    assert "投递简历" not in zhang.get(address).content.decode()

    agreements.disown(agreement, actor=cast.actor("zhang"))

    assert "投递简历" in zhang.get(address).content.decode()


def test_without_a_resume_the_way_leads_there_and_back(cast, zhang, address):
    answer = zhang.post(f"{address}apply/", follow=True)

    page = answer.content.decode()
    assert answer.redirect_chain == [("/m/resume/", 302)]
    assert "请先填写简历" in page
    assert "正要投递：软件工程师" in page
    zhang.post("/m/resume/begin/")
    page = zhang.get("/m/resume/").content.decode()
    assert "回到岗位，去投递" in page
    assert f'href="{address}"' in page
    zhang.post(f"{address}apply/")
    assert "回到岗位，去投递" not in zhang.get("/m/resume/").content.decode()


def test_a_position_that_closed_meanwhile_is_not_led_back_to(cast, zhang, address):
    zhang.post(f"{address}apply/")
    Position.objects.update(state="closed")

    assert "正要投递" not in zhang.get("/m/resume/").content.decode()


@pytest.mark.parametrize("why", ["closed", "past", "frozen", "draft again"])
def test_a_position_that_is_gone_is_said_in_words(cast, zhang, resume, address, why):
    changes = {
        "closed": {"state": "closed"},
        "draft again": {"state": "draft"},
        "past": {"apply_by": calendar.today() - timedelta(days=1)},
    }
    Position.objects.filter(pk=cast.position.pk).update(**changes.get(why, {}))
    if why == "frozen":
        Employer.objects.update(standing="frozen")

    answer = zhang.post(f"{address}apply/")

    assert answer.status_code == 409
    assert "已停止招聘" in answer.content.decode()
    assert 'href="/m/positions/"' in answer.content.decode()
    assert not Application.objects.exists()


def test_of_a_draft_nobody_hears(cast, zhang, resume, address):
    Position.objects.filter(pk=cast.position.pk).update(state="draft", published_at=None)

    assert zhang.post(f"{address}apply/").status_code == 404


def test_asking_for_it_sends_nothing(zhang, resume, address):
    assert zhang.get(f"{address}apply/").status_code == 405
    assert not Application.objects.exists()


def test_sixty_an_hour_are_enough(zhang, resume, address):
    answers = [zhang.post(f"{address}apply/").status_code for _ in range(61)]

    assert answers == [302] * 60 + [429]
