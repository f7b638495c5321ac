"""The counsellor does not agree that an agreement ends: it stands as before (manual G3)."""

import pytest

from tests.documents.originals import token_of
from tests.scenarios.papers import a_letter

pytestmark = pytest.mark.browser

REASON = "解约函没有单位公章，请补盖后重新申请。"


def test_a_refused_termination_leaves_the_agreement_in_force(people, cast, zhang, in_force, tmp_path):
    graduate = cast.zhang
    photo = a_letter(
        tmp_path, graduate.name, graduate.student_number, cast.school.name, in_force.employer_name
    )

    zhang.applies_for_termination("单位违约", "单位推迟入职三个月，双方同意解除。", photo)
    zhang.sees("等待学校处理解约申请")
    counsellor = people.school("counsellor")
    counsellor.opens_the_termination_of(graduate.name)
    counsellor.sees("解约函.jpg")
    counsellor.refuses_the_termination(REASON)
    counsellor.sees("已不同意解约")
    counsellor.keeps_a_picture("termination-refused-1-counsellor")

    zhang.follows("派遣")
    zhang.follows("解除就业协议申请")
    zhang.sees(REASON)
    zhang.keeps_a_picture("termination-refused-2-graduate")
    assert people.anybody().scans(f"/v/{token_of(in_force)}/") == "有效"
