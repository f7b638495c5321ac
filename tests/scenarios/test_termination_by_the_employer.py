"""The employer asks for the end, the graduate objects, the school refuses: the agreement stands."""

import pytest

from tests.documents.originals import token_of
from tests.scenarios.papers import a_letter

pytestmark = pytest.mark.browser

TO_THE_GRADUATE = "岗位取消，非常抱歉，愿意按约定支付违约金。"
TO_THE_SCHOOL = "总部调整编制，今年不再设这个岗位。"
AGAINST_IT = "单位没有与我商量过，我已经放弃了别的机会。"
REASON = "请双方先就补偿达成一致，再提出申请。"


def test_an_end_that_the_graduate_does_not_want(people, cast, zhang, in_force, tmp_path):
    graduate = cast.zhang
    photo = a_letter(
        tmp_path, graduate.name, graduate.student_number, cast.school.name, in_force.employer_name
    )

    mo = people.employer("mo")
    mo.asks_for_termination(graduate.name, "单位违约", TO_THE_SCHOOL, TO_THE_GRADUATE, photo)
    mo.sees("等待毕业生答复解约申请")
    mo.keeps_a_picture("termination-by-employer-1-employer")

    zhang.goes_home()
    assert zhang.reads_whose_turn_it_is() == "请答复解约申请"
    zhang.objects_to_the_termination(AGAINST_IT)
    zhang.sees(TO_THE_GRADUATE, "等待学校处理解约申请")
    zhang.sees_not(TO_THE_SCHOOL)
    zhang.keeps_a_picture("termination-by-employer-2-graduate")

    counsellor = people.school("counsellor")
    counsellor.opens_the_termination_of(graduate.name)
    counsellor.sees(TO_THE_SCHOOL, TO_THE_GRADUATE, AGAINST_IT, "毕业生不同意解约", "解约函.jpg")
    counsellor.keeps_a_picture("termination-by-employer-3-counsellor")
    counsellor.refuses_the_termination(REASON)
    counsellor.sees("已不同意解约")

    mo.opens_the_agreement_with(graduate.name)
    mo.sees(REASON, "有效")
    mo.sees_not(AGAINST_IT)
    mo.keeps_a_picture("termination-by-employer-4-employer")
    zhang.goes_home()
    zhang.follows("解除就业协议申请")
    zhang.sees(REASON)
    assert people.anybody().scans(f"/v/{token_of(in_force)}/") == "有效"
