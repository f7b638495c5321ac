"""The graduate asks, the employer agrees, the school agrees, all on one day; and each reads only its own part."""

import pytest

from tests.documents.originals import token_of
from tests.scenarios.papers import a_letter

pytestmark = pytest.mark.browser

TO_THE_SCHOOL = "体检查出旧伤，医生建议休养一年。"
TO_THE_EMPLOYER = "因身体原因不能按时到岗，希望协商解除。"


def test_an_end_that_both_want(people, cast, zhang, in_force, tmp_path):
    graduate = cast.zhang
    photo = a_letter(
        tmp_path, graduate.name, graduate.student_number, cast.school.name, in_force.employer_name
    )

    zhang.asks_the_employer_for_termination("身体原因", TO_THE_SCHOOL, TO_THE_EMPLOYER, photo)
    zhang.sees("等待用人单位答复解约申请")
    counsellor = people.school("counsellor")
    counsellor.goes_to("解约申请登记表")
    counsellor.sees("没有待处理的解约申请")

    mo = people.employer("mo")
    mo.follows("待答复的解约申请")
    mo.follows(graduate.name)
    mo.follows("答复解约申请")
    mo.sees(TO_THE_EMPLOYER)
    mo.sees_not(TO_THE_SCHOOL, "解约函.jpg")
    mo.agrees_to_the_termination()

    counsellor.opens_the_termination_of(graduate.name)
    counsellor.sees("双方都同意解约", TO_THE_SCHOOL)
    counsellor.agrees_to_the_termination()

    zhang.goes_home()
    assert zhang.reads_whose_turn_it_is() == "可以签约了"
    assert zhang.reads_notices()[:2] == [
        f"您与{in_force.employer_name}的就业协议已解除",
        f"您的解约申请，单位同意：{in_force.employer_name}",
    ]
    assert people.anybody().scans(f"/v/{token_of(in_force)}/") == "已解约"
