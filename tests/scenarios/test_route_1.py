"""From résumé to signed paper without leaving the platform (manual B1–B6, E, F)."""

import pytest

from sanfang.agreements.models import Agreement
from sanfang.recruiting.models import Application
from tests.cast import Cast
from tests.scenarios.papers import pages_of
from tests.scenarios.recruiting import PLACE, RecruitingDesk
from tests.scenarios.seeking import JobSeeker

pytestmark = pytest.mark.browser

YUNFAN, ANXIN = "芜湖云帆软件有限公司", "合肥安信科技有限公司"
LETTER = "恭喜您，您有工作啦，去签约吧"


def go_as_far_as_the_offer(cast: Cast, zhang: JobSeeker, mo: RecruitingDesk) -> None:
    """Résumé, application, interview and its result."""
    zhang.makes_a_resume()
    zhang.applies_to(YUNFAN)
    mo.invites(cast.zhang.name)
    zhang.opens_the_letter_of(YUNFAN)
    zhang.accepts()
    mo.records_that_it_was_passed(cast.zhang.name)


def test_from_resume_to_paper(people, cast, zhang, worker):
    name = cast.zhang.name
    mo = people.employer("mo")

    # The résumé is quick to make; the employer sees nobody before that graduate applied.
    mo.goes_to("简历管理")
    mo.sees_not(name, cast.zhang.phone)
    zhang.makes_a_resume()
    zhang.keeps_a_picture("route-1-01-resume")
    zhang.applies_to(YUNFAN)
    zhang.keeps_a_picture("route-1-02-applied")
    zhang.lets_messages_come()

    # The employer reads it, with the telephone, and invites; the graduate is told at once and accepts.
    mo.opens_the_application_of(name)
    mo.sees("后端开发，芜湖或合肥", cast.zhang.phone)
    mo.keeps_a_picture("route-1-03-application")
    assert zhang.reads_where_it_stands("软件工程师") == "已读"
    mo.invites(name)
    worker()
    zhang.taps_the_latest_message()
    zhang.sees("面试邀请", PLACE)
    zhang.keeps_a_picture("route-1-04-interview")
    zhang.accepts()
    zhang.sees("请按时参加")

    # The interview was passed: terms, a second look at them, the letter.
    mo.records_that_it_was_passed(name)
    mo.fills_in_the_offer_to(name)
    mo.sees(LETTER, "8,000 元", "一方违约的，向另一方支付违约金 3,000 元。")
    mo.keeps_a_picture("route-1-05-check")
    mo.sends_the_offer()
    mo.sees("未查看")

    # The letter: what, until when, what it means; the agreement can be read before.
    zhang.opens_the_letter_of(YUNFAN)
    zhang.sees(LETTER, "8,000 元", "逾期不回复，本通知书自动失效", "还剩")
    zhang.keeps_a_picture("route-1-06-offer")
    zhang.reads_the_sample()
    zhang.keeps_a_picture("route-1-07-sample")
    mo.opens_the_offer_to(name)
    mo.sees("已查看")
    mo.keeps_a_picture("route-1-08-read")

    # Accepted: the agreement waits for the school, and cannot be printed yet.
    zhang.opens_the_letter_of(YUNFAN)
    zhang.accepts()
    zhang.sees("等待学校审核")
    zhang.finds_nothing_to_press("协议书 PDF")
    zhang.keeps_a_picture("route-1-09-agreement")
    mo.opens_the_agreement_with(name)
    mo.sees("签约成功，待学校审核")
    mo.finds_nothing_to_press("打印协议书")

    # The school sees where it came from, approves, and prints.
    teacher = people.school("teacher")
    teacher.opens_the_signing_of(name)
    teacher.sees("平台应聘签约", "3 个月")
    teacher.keeps_a_picture("route-1-10-review")
    teacher.approves()
    assert len(pages_of(teacher.prints_for(name))) == 3
    zhang.opens_the_latest_agreement()
    assert zhang.reads_whose_turn_it_is() == "协议已生效"
    assert Application.objects.get().state == "signed"


def test_an_offer_that_ran_out_is_revived_with_one_tap(people, cast, zhang, worker, run_out):
    name = cast.zhang.name
    mo = people.employer("mo")
    go_as_far_as_the_offer(cast, zhang, mo)
    mo.fills_in_the_offer_to(name)
    mo.sends_the_offer()

    # Nobody answered in time: it is void by itself, and both are told.
    run_out()
    zhang.opens_the_letter_of(YUNFAN)
    zhang.sees("已自动失效")
    zhang.finds_nothing_to_press("接受")
    zhang.keeps_a_picture("route-1-expired-1-graduate")
    worker()
    mo.goes_to("通知")
    mo.sees("逾期未回复，已自动失效")
    zhang.lets_messages_come()

    # One tap, and the time to answer begins anew.
    mo.revives_the_offer_to(name)
    mo.sees("等待毕业生答复")
    mo.keeps_a_picture("route-1-expired-2-revived")
    worker()
    zhang.taps_the_latest_message()
    zhang.accepts()
    zhang.sees("等待学校审核")
    assert Agreement.objects.count() == 1


def test_two_offers_accepted_from_two_phones_leave_one_agreement(people, cast, zhang):
    name = cast.zhang.name
    mo, ann = people.employer("mo"), people.employer("ann")
    zhang.makes_a_resume()
    for desk, employer in ((mo, YUNFAN), (ann, ANXIN)):
        zhang.applies_to(employer)
        desk.invites(name)
        zhang.opens_the_letter_of(employer)
        zhang.accepts()
        desk.hires(name)

    # The same person holds two phones, each before the last tap of another offer.
    other_phone = people.graduate("phone-1")
    zhang.opens_the_letter_of(YUNFAN)
    other_phone.opens_the_letter_of(ANXIN)
    zhang.accepts()
    zhang.sees("等待学校审核")
    other_phone.accepts()
    other_phone.sees("只能查看", "那份协议失效后")
    other_phone.finds_nothing_to_press("接受")
    other_phone.keeps_a_picture("route-1-two-offers-1-graduate")
    ann.goes_to("通知")
    ann.sees("已有一份就业协议，您的签约通知暂不能接受")
    ann.sees_not("云帆")

    # It comes back by itself when the agreement ends while its own deadline still runs.
    zhang.opens_the_latest_agreement()
    zhang.disowns()
    other_phone.opens_the_letter_of(ANXIN)
    other_phone.accepts()
    other_phone.sees("等待学校审核")
    assert [one.employer for one in Agreement.objects.live()] == [cast.employers["ann"]]


def test_a_word_that_changed_meanwhile_is_shown_before_it_is_accepted(people, cast, zhang):
    name = cast.zhang.name
    mo = people.employer("mo")
    go_as_far_as_the_offer(cast, zhang, mo)
    mo.fills_in_the_offer_to(name)
    mo.sends_the_offer()
    zhang.opens_the_letter_of(YUNFAN)

    mo.changes_the_pay(name, "7,000")
    zhang.accepts()

    zhang.sees("这一次没有接受", "8,000 元", "7,000 元")
    zhang.keeps_a_picture("route-1-changed")
    assert not Agreement.objects.exists()
    zhang.accepts()
    zhang.sees("等待学校审核")
    assert "7,000 元" in Agreement.objects.get().details["terms"]["article_two"]
