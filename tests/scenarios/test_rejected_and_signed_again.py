"""The school sends a signing back with a reason; both are told, and the graduate signs again (manual E4)."""

import pytest

pytestmark = pytest.mark.browser

REASON = "单位名称与营业执照不一致，请核对后重新签约。"


def test_a_rejected_graduate_reads_why_and_signs_again(people, cast, zhang):
    mo, teacher = people.employer("mo"), people.school("teacher")
    name = cast.zhang.name

    mo.signs_with(cast.zhang)
    teacher.opens_the_signing_of(name)
    teacher.rejects("")
    teacher.sees("请填写原因")
    teacher.rejects(REASON)
    teacher.sees("已退回")
    teacher.keeps_a_picture("rejected-1-teacher")

    zhang.opens_the_latest_agreement()
    zhang.sees("审核不通过", REASON, "它现在不限制您与其他单位签约")
    zhang.keeps_a_picture("rejected-2-graduate")
    mo.opens_the_agreement_with(name)
    mo.sees("审核不通过", REASON)
    mo.finds_nothing_to_press("打印协议书")
    mo.keeps_a_picture("rejected-3-employer")

    people.employer("ann").signs_with(cast.zhang)
    teacher.opens_the_signing_of(name)
    teacher.approves()
    zhang.opens_the_latest_agreement()
    assert zhang.reads_whose_turn_it_is() == "协议已生效"
    zhang.sees("合肥安信科技有限公司")
