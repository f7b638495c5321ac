"""「协议更正」 at the employer's desk."""

import pytest

from sanfang.actors import Party
from sanfang.agreements.models import AgreementCorrection
from tests.agreements.corrections.conftest import Correcting
from tests.portals.corrections import REASON, proposal
from tests.portals.graduate.test_termination import a_picture


@pytest.fixture
def mo(as_):
    return as_("mo")


@pytest.fixture
def correcting(cast, in_force) -> Correcting:
    return Correcting(cast, in_force)


def page_of(agreement) -> str:
    return f"/employer/agreements/{agreement.pk}/"


def propose(client, agreement, **changes):
    form = proposal(agreement, Party.EMPLOYER, **changes)
    return client.post(f"{page_of(agreement)}correct/", form)


def answer(client, correction, **said):
    return client.post(f"/employer/corrections/{correction.pk}/", said)


def test_what_is_written_over_is_what_is_proposed(mo, in_force):
    page = mo.get(propose(mo, in_force)["Location"]).content.decode()

    assert AgreementCorrection.objects.get().changes == {"position_title": ("软件工程师", "高级软件工程师")}
    for words in ("更正已提出", "<del>软件工程师</del>", "<ins>高级软件工程师</ins>", REASON, "撤回更正"):
        assert words in page
    assert "申请解约" not in page


def test_without_a_change_or_a_reason_it_is_refused_and_what_was_typed_stays(mo, in_force):
    unchanged = propose(mo, in_force, reason=REASON).content.decode()
    unexplained = propose(mo, in_force, position_title="高级工程师", reason="").content.decode()

    assert "没有改动任何一项" in unchanged
    assert "还没有提交：请看下面标红的一项" in unexplained
    assert "id_reason_error" in unexplained
    assert 'value="高级工程师"' in unexplained
    assert not AgreementCorrection.objects.exists()


def test_what_cannot_be_read_is_refused_at_its_field(mo, in_force):
    page = propose(mo, in_force, employer_postcode="24100", position_title="工程师䶮\ue000").content.decode()

    for field in ("id_employer_postcode_error", "id_position_title_error"):
        assert field in page


def test_names_and_codes_of_the_parties_are_no_fields(mo, in_force):
    page = mo.get(f"{page_of(in_force)}correct/").content.decode()

    names = ("employer_name", "employer_uscc", "graduate_name", "graduate_student_number", "graduate_major")
    assert [name for name in names if f'name="{name}"' in page] == []


def test_a_page_opened_before_another_correction_answers_409(mo, in_force, correcting):
    stale = proposal(in_force, Party.EMPLOYER)
    correcting.done(values={"position_place": "上海市"})

    refused = mo.post(f"{page_of(in_force)}correct/", stale)

    assert refused.status_code == 409
    assert "请刷新页面重新阅读" in refused.content.decode()


def test_agreeing_hands_it_to_the_school(mo, correcting):
    correction = correcting.propose()

    page = mo.get(answer(mo, correction, decision="agree_to_correction")["Location"]).content.decode()

    assert AgreementCorrection.objects.get().state == "awaiting_school"
    assert "等待学校处理协议更正" in page


def test_a_no_needs_its_reason(mo, correcting):
    correction = correcting.propose()

    refused = answer(mo, correction, decision="decline_correction", reason="").content.decode()
    answer(mo, correction, decision="decline_correction", reason="本来就是这样")

    assert "id_reason_error" in refused
    correction.refresh_from_db()
    assert (correction.state, correction.answer) == ("declined", "本来就是这样")


def test_what_was_withdrawn_meanwhile_answers_409_and_offers_nothing_more(cast, mo, correcting):
    correction = correcting.propose()
    correcting.withdraw(correction)

    late = answer(mo, correction, decision="agree_to_correction")

    assert late.status_code == 409
    assert "现在的状态是「已撤回」" in late.content.decode()
    assert "提交答复" not in late.content.decode()


def test_what_one_proposed_oneself_is_not_ones_to_answer_but_to_take_back(mo, correcting):
    correction = correcting.propose("employer")

    assert answer(mo, correction, decision="agree_to_correction").status_code == 200
    assert AgreementCorrection.objects.get().state == "awaiting_graduate"
    mo.post(f"/employer/corrections/{correction.pk}/withdraw/")
    assert AgreementCorrection.objects.get().state == "withdrawn"


def test_the_first_page_counts_what_waits_and_leads_there(mo, correcting):
    assert "待答复的协议更正" not in mo.get("/employer/").content.decode()
    correcting.propose()

    tasks = {task.label: task.count for task in mo.get("/employer/").context["tasks"]}

    assert tasks["待答复的协议更正"] == 1
    assert len(mo.get("/employer/agreements/?correcting=to_answer").context["rows"]) == 1


def test_what_is_overdue_waits_for_nobody_before_the_worker_came_by(as_, correcting, time_machine):
    correction = correcting.propose()
    time_machine.move_to(correction.answer_by, tick=False)
    mo = as_("mo")

    page = mo.get(page_of(correcting.agreement)).content.decode()

    assert "逾期失效" in page
    assert "答复协议更正" not in page
    assert "更正协议" in page
    assert mo.get("/employer/agreements/?correcting=to_answer").context["rows"] == []


def test_the_other_company_knows_nothing_of_it(as_, correcting):
    correction = correcting.propose()

    assert answer(as_("ann"), correction, decision="agree_to_correction").status_code == 404


def test_an_end_is_refused_in_words_while_it_is_on_its_way(mo, correcting):
    correcting.propose()
    an_end = {
        "reason_code": "07",
        "reason": "业务调整",
        "words": "岗位取消",
        "materials": [a_picture("函.png")],
    }

    refused = mo.post(f"{page_of(correcting.agreement)}termination/", an_end)

    assert refused.status_code == 409
    assert "现在不能申请解约" in refused.content.decode()
