"""A school may ask for the graduate's word: before it approves, or before anything counts as signed (manual C3)."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

pytestmark = pytest.mark.browser

BEFORE_APPROVAL = "审核前确认"
BEFORE_SIGNING = "签约前确认"


@pytest.fixture
def mo(people):
    return people.employer("mo")


def test_before_approval_the_school_waits_for_the_graduates_word(people, cast, zhang, mo):
    people.school("administrator").asks_for_confirmation(BEFORE_APPROVAL)
    mo.signs_with(cast.zhang)
    mo.sees("已签约，待毕业生确认")
    teacher = people.school("teacher")
    teacher.goes_to("网络签约管理")
    teacher.sees("没有等待审核的签约")

    zhang.opens_the_latest_agreement()
    assert zhang.reads_whose_turn_it_is() == "请您确认是否签约"
    zhang.keeps_a_picture("strict-1-to-confirm")
    zhang.confirms_the_signing()
    zhang.sees("您已确认签约")

    teacher.opens_the_signing_of(cast.zhang.name)
    teacher.approves()


def test_before_signing_a_declined_proposal_leaves_the_graduate_free(people, cast, zhang, mo):
    people.school("administrator").asks_for_confirmation(BEFORE_SIGNING)
    mo.signs_with(cast.zhang)
    mo.sees("待毕业生确认")

    zhang.opens_the_latest_agreement()
    zhang.declines()
    zhang.sees("您已谢绝")
    zhang.keeps_a_picture("strict-2-declined")

    mo.opens_the_agreement_with(cast.zhang.name)
    mo.sees("毕业生已谢绝")
    people.employer("ann").signs_with(cast.zhang)
    zhang.opens_the_latest_agreement()
    zhang.confirms_the_signing()
    zhang.sees("您已确认签约")
    assert zhang.reads_whose_turn_it_is() == "等待学校审核"


def test_before_signing_an_unanswered_proposal_lapses_by_itself(people, cast, zhang, mo, worker):
    people.school("administrator").asks_for_confirmation(BEFORE_SIGNING, days=3)
    mo.signs_with(cast.zhang)
    zhang.opens_the_latest_agreement()
    zhang.sees("截止时间")

    with time_machine.travel(timezone.now() + timedelta(days=4, hours=1)):
        worker()
        zhang.goes_home()
        # WeChat knows the phone however long it lay in a drawer; the session here has ended meanwhile.
        zhang.picks_up("phone-1")
        zhang.opens_the_latest_agreement()
        zhang.sees("逾期未确认，已自动失效")
        zhang.finds_nothing_to_press("确认签约")
        zhang.keeps_a_picture("strict-3-lapsed")
