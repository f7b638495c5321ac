"""Somebody signed with a graduate who never agreed: one tap ends it (manual C3)."""

import pytest

pytestmark = pytest.mark.browser


def test_one_tap_voids_a_false_signing_and_everybody_is_told(people, cast, zhang):
    mo = people.employer("mo")
    name = cast.zhang.name
    mo.signs_with(cast.zhang)

    assert zhang.reads_notices() == ["您与芜湖云帆软件有限公司签约成功，待学校审核"]
    zhang.opens_the_latest_agreement()
    zhang.disowns()
    zhang.sees("已声明非本人签约")
    zhang.keeps_a_picture("disowned-1-graduate")

    mo.opens_the_agreement_with(name)
    mo.sees("毕业生声明非本人签约")
    teacher = people.school("teacher")
    teacher.goes_to("通知")
    teacher.sees(name, "非本人签约")
    teacher.keeps_a_picture("disowned-2-school")
    officer = people.province()
    officer.goes_to("通知")
    officer.sees("非本人签约")
    officer.keeps_a_picture("disowned-3-province")

    people.employer("ann").signs_with(cast.zhang)
    zhang.opens_the_latest_agreement()
    assert zhang.reads_whose_turn_it_is() == "等待学校审核"
