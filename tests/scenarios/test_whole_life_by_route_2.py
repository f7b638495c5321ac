"""The whole life of an agreement, signed by a registered employer (manual C): from the school's list to the
paper, to its end, and to the next one."""

import pytest

from tests.cast import a_uscc
from tests.scenarios.employer import COMPANY, POSITION
from tests.scenarios.lists import NAME, a_list, a_newcomer
from tests.scenarios.papers import a_letter, a_licence, pages_of, read_code

pytestmark = pytest.mark.browser

EMPLOYER = COMPANY["单位名称"]


def test_the_whole_life_of_an_agreement_signed_at_the_employers_desk(people, cast, worker, tmp_path):
    newcomer, uscc = a_newcomer(), a_uscc()

    # The school imports its list; the graduate binds a phone to the record, checks it and confirms.
    administrator = people.school("administrator")
    administrator.imports(a_list(tmp_path, newcomer.row))
    administrator.keeps_a_picture("route-2-01-imported")
    graduate = people.graduate("phone-1")
    graduate.binds(*newcomer.facts)
    graduate.confirms_the_record()
    graduate.keeps_a_picture("route-2-02-home")
    graduate.lets_messages_come()

    # The employer registers and shows its licence; the province verifies it.
    employer = people.employer()
    employer.registers(uscc, "hemin")
    employer.uploads_the_licence(a_licence(tmp_path, EMPLOYER, uscc))
    employer.adds_a_position()
    employer.keeps_a_picture("route-2-03-position")
    officer = people.province()
    officer.verifies(EMPLOYER)
    officer.keeps_a_picture("route-2-04-verified")

    # They sign. The graduate is told at once and reads what it is, what it locks and whose turn it is.
    employer.names(newcomer.record, POSITION["岗位名称"])
    employer.keeps_a_picture("route-2-05-check")
    employer.confirms_signing()
    employer.sees("签约成功，待学校审核")
    employer.finds_nothing_to_press("打印协议书")
    assert graduate.reads_notices()[0] == f"您与{EMPLOYER}签约成功，待学校审核"
    worker()
    graduate.taps_the_latest_message()
    assert graduate.reads_whose_turn_it_is() == "等待学校审核"
    graduate.sees("不能再与其他单位签约", "非本人签约")
    graduate.finds_nothing_to_press("协议书 PDF")
    graduate.keeps_a_picture("route-2-06-agreement")

    # The teacher reviews it against the licence, approves, and prints.
    teacher = people.school("teacher")
    teacher.opens_the_signing_of(NAME)
    teacher.sees(EMPLOYER, uscc, "营业执照.jpg")
    teacher.keeps_a_picture("route-2-07-review")
    teacher.approves()
    sheets = pages_of(teacher.prints_for(NAME))
    assert len(sheets) == 3
    assert len(pages_of(employer.prints_for(NAME))) == 3
    assert teacher.reads_how_often_it_was_printed(NAME) == "2"
    assert len(pages_of(graduate.saves_the_paper())) == 3
    # One signing of four graduates: outside the school so small a number is held back.
    assert officer.reads_the_share_of(cast.school.name) == "＊"
    officer.keeps_a_picture("route-2-08-share")

    # Anybody who scans the paper reads that it holds, and whose it is, masked.
    clerk = people.anybody()
    codes = {read_code(sheet) for sheet in sheets}
    assert len(codes) == 3
    code = codes.pop()
    assert clerk.scans(code) == "有效"
    clerk.sees("欧阳*", EMPLOYER)
    clerk.sees_not(NAME)
    clerk.keeps_a_picture("route-2-09-in-force")

    # The graduate applies for termination with a photo; the counsellor agrees; the paper says so.
    photo = a_letter(tmp_path, NAME, newcomer.record.student_number, cast.school.name, EMPLOYER)
    graduate.applies_for_termination("单位违约", "单位推迟入职，双方同意解除。", photo)
    graduate.keeps_a_picture("route-2-10-termination")
    counsellor = people.school("counsellor")
    counsellor.opens_the_termination_of(NAME)
    counsellor.keeps_a_picture("route-2-11-counsellor")
    counsellor.agrees_to_the_termination()
    assert clerk.scans(code) == "已解约"
    clerk.keeps_a_picture("route-2-12-terminated")

    # Another employer signs, the school approves, and the graduate has an agreement again.
    people.employer("ann").signs_with(newcomer.record)
    teacher.opens_the_signing_of(NAME)
    teacher.approves()
    graduate.opens_the_latest_agreement()
    assert graduate.reads_whose_turn_it_is() == "协议已生效"
    graduate.sees("合肥安信科技有限公司")
    assert clerk.scans(code) == "已解约"
