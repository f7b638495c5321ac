"""The whole life of an agreement, signed over a 「二维码名片」 by an employer without an account (manual D)."""

import pytest

from tests.cast import a_uscc
from tests.scenarios.employer import COMPANY
from tests.scenarios.lists import NAME, a_list, a_newcomer
from tests.scenarios.papers import a_letter, pages_of, read_code

pytestmark = pytest.mark.browser

EMPLOYER = COMPANY["单位名称"]


def test_the_whole_life_of_an_agreement_signed_over_a_card(people, cast, tmp_path):
    newcomer, uscc = a_newcomer(), a_uscc()
    people.school("administrator").imports(a_list(tmp_path, newcomer.row))
    graduate = people.graduate("phone-1")
    graduate.binds(*newcomer.facts)
    graduate.confirms_the_record()

    # The graduate shows a card. A recruiter scans it, names the graduate, and signs, with no account at all.
    card = graduate.shows_a_card()
    graduate.keeps_a_picture("route-3-01-card")
    recruiter = people.recruiter()
    recruiter.scans(card)
    recruiter.sees("欧阳*")
    recruiter.sees_not(NAME, newcomer.record.id_number)
    recruiter.keeps_a_picture("route-3-02-scanned")
    recruiter.names_the_graduate(NAME)
    recruiter.fills_in_the_employer(uscc)
    recruiter.sees(EMPLOYER, uscc)
    recruiter.keeps_a_picture("route-3-03-to-confirm")
    recruiter.confirms_signing()
    recruiter.sees("签约已提交")
    recruiter.keeps_a_picture("route-3-04-signed")

    # The card died with it; a stranger learns nothing from what is left of it.
    stranger = people.recruiter()
    stranger.scans(card)
    stranger.sees("这张名片不能使用")
    stranger.sees_not("欧阳*", cast.school.name)
    stranger.keeps_a_picture("route-3-05-dead-card")

    # The review says that there are no papers; the teacher approves and prints.
    assert graduate.reads_notices()[0] == f"您与{EMPLOYER}签约成功，待学校审核"
    teacher = people.school("teacher")
    teacher.opens_the_signing_of(NAME)
    teacher.sees("没有资质证明材料")
    teacher.keeps_a_picture("route-3-06-review")
    teacher.approves()
    sheets = pages_of(teacher.prints_for(NAME))
    assert len(sheets) == 3
    clerk, code = people.anybody(), read_code(sheets[0])
    assert clerk.scans(code) == "有效"

    # It ends, and another card makes another agreement.
    photo = a_letter(tmp_path, NAME, newcomer.record.student_number, cast.school.name, EMPLOYER)
    graduate.applies_for_termination("单位违约", "单位推迟入职，双方同意解除。", photo)
    counsellor = people.school("counsellor")
    counsellor.opens_the_termination_of(NAME)
    counsellor.agrees_to_the_termination()
    assert clerk.scans(code) == "已解约"
    people.recruiter().signs(graduate.shows_a_card(), NAME, a_uscc())
    teacher.opens_the_signing_of(NAME)
    teacher.approves()
    graduate.opens_the_latest_agreement()
    assert graduate.reads_whose_turn_it_is() == "协议已生效"
