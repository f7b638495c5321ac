"""The end of an agreement from 「校招平台」: ask, answer, take back; what a graduate tells the school stays there."""

import pytest

from sanfang.agreements import actions
from sanfang.agreements.models import Agreement, TerminationRequest
from tests.portals.endings import TO_THE_OTHER, TO_THE_SCHOOL, asked_by_the_employer, asked_by_the_graduate
from tests.portals.graduate.test_termination import a_picture
from tests.portals.school.papers import PDF, a_pdf

CONSENT, OBJECT = "consent_to_termination", "object_to_termination"


@pytest.fixture
def asking(cast, in_force) -> TerminationRequest:
    """The company asks."""
    return asked_by_the_employer(cast, in_force)


@pytest.fixture
def asked(cast, in_force) -> TerminationRequest:
    """The graduate asks the company."""
    return asked_by_the_graduate(cast, in_force)


def sheet(agreement) -> str:
    return f"/employer/agreements/{agreement.pk}/"


def apply(client, agreement, **changes):
    said = {"reason_code": "07", "reason": TO_THE_SCHOOL, "words": TO_THE_OTHER, "materials": [a_picture()]}
    return client.post(f"{sheet(agreement)}termination/", said | changes)


def answer(client, request, decision=OBJECT, **changes):
    said = {"decision": decision, "reason": "培训费还没有结清", **changes}
    return client.post(f"/employer/terminations/{request.pk}/answer/", said)


def reply() -> tuple[str, str]:
    return TerminationRequest.objects.values_list("state", "reply").get()


def test_the_agreement_s_page_leads_to_the_form_while_it_is_in_force(mo, in_force):
    assert f'href="{sheet(in_force)}termination/"' in mo.get(sheet(in_force)).content.decode()


def test_before_the_school_has_approved_there_is_nothing_to_end(mo, signed):
    assert f'href="{sheet(signed)}termination/"' not in mo.get(sheet(signed)).content.decode()
    assert apply(mo, signed).status_code == 409


def test_asking_makes_it_the_graduate_s_turn(mo, in_force):
    page = mo.get(apply(mo, in_force)["Location"]).content.decode()

    assert reply() == ("asked", "")
    for words in ("等待毕业生答复解约申请", "待对方答复", TO_THE_SCHOOL, TO_THE_OTHER, "撤回解约申请"):
        assert words in page
    assert f'href="{sheet(in_force)}termination/"' not in page


def test_C08_asking_ends_nothing(mo, in_force):
    apply(mo, in_force)

    assert Agreement.objects.get().state == "in_force"


@pytest.mark.parametrize("missing", ["reason_code", "reason", "words", "materials"])
def test_C02_what_is_missing_is_refused_at_its_field(mo, in_force, missing):
    page = apply(mo, in_force, **{missing: []}).content.decode()

    assert f"id_{missing}_error" in page
    assert not TerminationRequest.objects.exists()


def test_C01_another_company_s_agreement_cannot_be_ended(as_, in_force):
    assert apply(as_("ann"), in_force).status_code == 404


def test_a_request_is_taken_back(mo, asking):
    mo.post(f"/employer/terminations/{asking.pk}/withdraw/")

    assert reply() == ("withdrawn", "")


def test_C04_a_decided_request_cannot_be_taken_back(cast, mo, asking):
    actions.consent_to_termination(asking, actor=cast.actor("zhang"))
    actions.agree_termination(asking, actor=cast.actor("counsellor"))

    page = mo.post(f"/employer/terminations/{asking.pk}/withdraw/", follow=True).content.decode()

    assert "已经处理过了" in page
    assert reply() == ("agreed", "consents")


def test_the_graduate_s_request_is_not_taken_back_here(mo, asked):
    page = mo.post(f"/employer/terminations/{asked.pk}/withdraw/", follow=True).content.decode()

    assert "没有找到这份协议" in page
    assert reply() == ("asked", "")


def test_being_asked_stands_on_the_first_page_and_leads_to_the_list(mo, asked):
    page = mo.get("/employer/").content.decode()
    rows = mo.get("/employer/agreements/?ending=to_answer").context["rows"]

    assert "待答复的解约申请" in page
    assert [row.agreement.pk for row in rows] == [asked.agreement_id]


def test_where_nobody_asked_the_first_page_says_nothing_of_it(mo, in_force):
    assert "待答复的解约申请" not in mo.get("/employer/").content.decode()
    assert mo.get("/employer/agreements/?ending=to_answer").context["rows"] == []


def test_the_list_costs_the_same_with_one_and_with_three_to_answer(
    cast, mo, asked, django_assert_num_queries
):
    with django_assert_num_queries(9):
        mo.get("/employer/agreements/?ending=to_answer")
    for name in ("li", "wang"):
        graduate = cast.graduates[name]
        graduate.department = cast.computing
        graduate.save()
        asked_by_the_graduate(cast, cast.approve(cast.sign(graduate)), name)
    with django_assert_num_queries(9):
        assert len(mo.get("/employer/agreements/?ending=to_answer").context["rows"]) == 3


def test_the_company_reads_what_was_written_for_it_and_nothing_else(mo, asked):
    for page in (mo.get(sheet(asked.agreement)), mo.get(f"/employer/terminations/{asked.pk}/answer/")):
        text = page.content.decode()
        assert "身体原因不能到岗，望谅解" in text
        for secret in ("体检不合格", "身体原因</dd>", "个人违约", "诊断书"):
            assert secret not in text


def test_the_graduate_s_material_does_not_exist_here(mo, asked):
    file = asked.materials.get().file_id

    assert mo.get(f"/employer/terminations/{asked.pk}/files/{file}/").status_code == 404


def test_one_s_own_material_can_be_opened(mo, asking):
    file = asking.materials.get().file_id

    answer = mo.get(f"/employer/terminations/{asking.pk}/files/{file}/")

    assert b"".join(answer.streaming_content) == PDF


@pytest.mark.parametrize(("decision", "said"), [(CONSENT, "consents"), (OBJECT, "objects")])
def test_an_answer_is_kept_and_is_the_last_word_of_the_company(mo, asked, decision, said):
    page = mo.get(answer(mo, asked, decision)["Location"]).content.decode()

    assert reply() == ("open", said)
    assert "等待学校处理解约申请" in page
    assert f"/employer/terminations/{asked.pk}/answer/" not in page


def test_objecting_without_a_reason_is_refused_where_it_is_typed(mo, asked):
    page = answer(mo, asked, reason="", words="请先办理交接").content.decode()

    assert "id_reason_error" in page
    assert "请先办理交接" in page
    assert reply() == ("asked", "")


def test_P18_a_consent_that_comes_too_late_answers_409(as_, asked, time_machine):
    time_machine.move_to(asked.answer_by, tick=False)

    assert answer(as_("mo"), asked, CONSENT).status_code == 409


def test_a_letter_that_the_company_never_wrote_can_be_contested(cast, mo, in_force):
    request = actions.apply_for_termination(
        in_force,
        actor=cast.actor("zhang"),
        reason_code="04",
        reason="单位已同意",
        files=[a_pdf("单位同意函.pdf")],
    )

    page = mo.get(sheet(in_force)).content.decode()
    answer(mo, request, reason="本单位没有出具过任何函件")

    assert "不同意，向学校说明" in page
    assert reply() == ("open", "objects")


def test_the_school_s_reason_to_the_graduate_is_not_told_here(cast, mo, asked):
    actions.object_to_termination(asked, actor=cast.actor("mo"), reason="培训费还没有结清")
    actions.refuse_termination(asked, actor=cast.actor("counsellor"), reason="请补交三甲医院证明")

    page = mo.get(sheet(asked.agreement)).content.decode()

    assert "不同意解约" in page
    assert "三甲医院" not in page


def test_to_a_company_that_asked_the_school_says_why_not(cast, mo, asking):
    actions.object_to_termination(asking, actor=cast.actor("zhang"), reason="没有商量过")
    actions.refuse_termination(asking, actor=cast.actor("counsellor"), reason="请先与毕业生协商")

    page = mo.get(sheet(asking.agreement)).content.decode()

    assert "请先与毕业生协商" in page
    assert "没有商量过" not in page
