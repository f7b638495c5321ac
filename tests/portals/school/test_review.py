"""The review of one signing (manual E3, E4; promises V01–V08, C07)."""

import re
from pathlib import Path

import pytest

from sanfang.agreements import actions
from sanfang.agreements.models import Agreement
from sanfang.people.models import StaffMember
from tests.cast import a_graduate
from tests.portals.school.papers import PDF, a_licence, a_pdf, ask_for_termination


def page_of(agreement) -> str:
    return f"/school/agreements/{agreement.pk}/"


def state() -> str:
    return Agreement.objects.order_by("pk").first().state


def approve(client, agreement, **more):
    return client.post(page_of(agreement), {"decision": "yes"} | more)


def reject(client, agreement, reason="单位名称不符"):
    return client.post(page_of(agreement), {"decision": "no", "reason": reason})


def test_E3_both_parties_stand_there_as_they_signed(cast, as_, signed):
    employer = cast.employers["mo"]
    employer.contact_person = "换了人"
    employer.save()

    page = as_("teacher").get(page_of(signed)).content.decode()

    for word in (
        "张䶮",
        "13800138000",
        "莫新",
        "软件工程师",
        "甲方（学生）",
        "乙方（用人单位）",
        employer.uscc,
    ):
        assert word in page
    assert "换了人" not in page
    assert cast.zhang.id_number not in page


def test_E3_the_employers_documents_can_be_opened(cast, as_, signed):
    a_licence(cast.employers["mo"])
    client = as_("counsellor")

    page = client.get(page_of(signed)).content.decode()
    address = re.search(r'href="(/school/agreements/\d+/documents/\d+/)"', page)[1]
    answer = client.get(address)

    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Type"] == "application/pdf"


def test_a_document_of_another_employer_is_not_found_through_this_agreement(cast, as_, signed):
    foreign = a_licence(cast.employers["ann"])

    assert as_("teacher").get(f"{page_of(signed)}documents/{foreign.pk}/").status_code == 404


def test_V01_a_document_is_not_found_by_another_department(cast, as_, signed):
    licence = a_licence(cast.employers["mo"])

    answer = as_("teacher_of_another_department").get(f"{page_of(signed)}documents/{licence.pk}/")

    assert answer.status_code == 404


def test_D3_a_card_signing_says_that_it_brings_no_documents(cast, as_, signed):
    Agreement.objects.update(route="3", employer=None)

    page = as_("teacher").get(page_of(signed)).content.decode()

    assert "本途径不附资质证明材料" in page
    assert "扫码签约的单位没有注册，没有资质证明材料" in page


def test_the_employers_standing_stands_beside_its_papers(cast, as_, signed):
    employer = cast.employers["mo"]
    employer.standing, employer.standing_reason = "frozen", "被举报冒用"
    employer.save()

    page = as_("teacher").get(page_of(signed)).content.decode()

    assert "已冻结" in page
    assert "被举报冒用" in page


def test_the_history_says_who_did_what_and_why(cast, as_, signed):
    actions.reject(signed, actor=cast.actor("teacher"), reason="单位名称不符")

    page = as_("administrator").get(page_of(signed)).content.decode()

    assert "学校 · teacher" in page
    assert "原因：单位名称不符" in page


def test_the_graduates_other_signings_are_shown(cast, as_, signed):
    actions.reject(signed, actor=cast.actor("teacher"), reason="单位名称不符")
    again = cast.sign(by="ann")

    page = as_("teacher").get(page_of(again)).content.decode()

    assert "该毕业生的其他签约" in page
    assert f'href="{page_of(signed)}"' in page


def test_C07_a_letter_used_by_others_is_flagged_on_the_agreements_page(cast, as_, in_force):
    ask_for_termination(cast, in_force)
    ask_for_termination(cast, cast.approve(cast.sign(cast.li)))

    page = as_("counsellor").get(page_of(in_force)).content.decode()

    assert "「解约函.pdf」与另外 1 名毕业生解约申请中的材料完全相同" in page


def test_E4_approval_takes_effect_and_opens_the_next_one(cast, as_, signed):
    following = cast.sign(cast.li)
    client = as_("teacher")

    answer = approve(client, signed)
    page = client.get(answer["Location"]).content.decode()

    assert (state(), answer["Location"]) == ("in_force", page_of(following))
    assert "上一份（张䶮）已通过，协议立即生效。毕业生和用人单位已收到通知。" in page


def test_the_last_of_the_queue_stays_in_sight(as_, signed):
    client = as_("teacher")

    answer = approve(client, signed)

    assert answer["Location"] == page_of(signed)
    assert "已通过，协议立即生效。" in client.get(page_of(signed)).content.decode()


def test_a_queue_goes_on_behind_what_was_decided_and_then_begins_again(cast, as_, signed):
    middle = cast.sign(cast.li)
    last = cast.sign(a_graduate(cast.computing, cast.plan, "赵宁"))
    client = as_("teacher")

    assert reject(client, middle)["Location"] == page_of(last)
    assert reject(client, last)["Location"] == page_of(signed)


def test_one_that_is_left_for_later_can_be_passed_over(cast, as_, signed):
    following = cast.sign(cast.li)

    page = as_("teacher").get(page_of(signed)).content.decode()

    assert f'href="{page_of(following)}">先看下一份' in page


def test_E4_a_rejection_keeps_its_reason(as_, signed):
    reject(as_("teacher"), signed, "资质证明材料不清晰")

    assert (state(), Agreement.objects.get().reason) == ("rejected", "资质证明材料不清晰")


@pytest.mark.parametrize("reason", ["", "  ", "无"])
def test_V02_a_rejection_without_a_reason_is_refused_where_it_is_typed(as_, signed, reason):
    answer = reject(as_("teacher"), signed, reason)

    assert answer.status_code == 200
    assert answer.context["form"].errors["reason"] == ["请填写原因（2 到 500 个字），相关各方会看到。"]
    assert state() == "awaiting_school"


def test_V02_ten_thousand_characters_are_refused_and_kept_on_the_page(as_, signed):
    answer = reject(as_("teacher"), signed, "长" * 10_000)

    assert "长" * 10_000 in answer.content.decode()
    assert state() == "awaiting_school"


def test_V02_a_script_as_reason_is_shown_as_text(as_, signed):
    client = as_("teacher")

    reject(client, signed, "<script>alert(1)</script>")

    page = client.get(page_of(signed)).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


def test_a_yes_with_a_reason_for_no_is_asked_back_and_keeps_what_was_typed(as_, signed):
    answer = approve(as_("teacher"), signed, reason="单位名称不符")

    assert "单位名称不符" in answer.content.decode()
    assert "要通过，请先清空这一栏" in answer.content.decode()
    assert state() == "awaiting_school"


@pytest.mark.parametrize("outsider", ["teacher_of_another_department", "administrator_of_another_school"])
def test_V01_a_stranger_neither_reads_nor_decides(as_, signed, outsider):
    client = as_(outsider)

    assert client.get(page_of(signed)).status_code == 404
    assert approve(client, signed).status_code == 404
    assert state() == "awaiting_school"


@pytest.mark.parametrize("stranger", ["zhang", "mo", "officer"])
def test_for_another_party_there_is_no_such_page(as_, signed, stranger):
    assert as_(stranger).get(page_of(signed)).status_code == 404


def test_a_counsellor_reads_and_does_not_decide(as_, signed):
    client = as_("counsellor")

    page = client.get(page_of(signed))

    assert page.status_code == 200
    assert 'name="decision"' not in page.content.decode()
    assert approve(client, signed).status_code == 404
    assert state() == "awaiting_school"


def test_V03_what_was_disowned_meanwhile_answers_409_with_its_state(cast, as_, signed):
    actions.disown(signed, actor=cast.actor("zhang"))

    answer = approve(as_("teacher"), signed)

    assert answer.status_code == 409
    assert "这份协议现在的状态是「非本人签约」" in answer.content.decode()


def test_V03_a_proposal_that_expired_answers_409(as_, signed):
    Agreement.objects.update(state="expired")

    assert approve(as_("teacher"), signed).status_code == 409
    assert state() == "expired"


def test_V05_the_employers_own_contact_is_refused(cast, as_, signed):
    member = StaffMember.objects.get(user=cast.users["teacher"])
    member.phone = cast.employers["mo"].phone
    member.save()

    answer = approve(as_("teacher"), signed)

    assert "您与该用人单位的联系人是同一人" in answer.content.decode()
    assert state() == "awaiting_school"


def test_V05_a_second_person_decides_in_the_place_of_the_contact(cast, as_, signed):
    member = StaffMember.objects.get(user=cast.users["teacher"])
    member.phone = cast.employers["mo"].phone
    member.save()

    approve(as_("teacher"), signed)
    answer = approve(as_("administrator"), signed)

    assert (answer.status_code, state()) == (302, "in_force")


def test_V06_a_get_decides_nothing(as_, signed):
    as_("teacher").get(f"{page_of(signed)}?decision=yes")

    assert state() == "awaiting_school"


def test_V06_a_second_post_answers_409_and_changes_nothing(as_, signed):
    client = as_("teacher")
    approve(client, signed)

    assert approve(client, signed).status_code == 409
    assert state() == "in_force"


def test_V07_evidence_that_is_gone_stops_the_approval(cast, as_, signed):
    licence = a_licence(cast.employers["mo"])
    licence.file.file.delete(save=False)

    answer = approve(as_("teacher"), signed)

    assert "资质证明材料文件读取不到" in answer.content.decode()
    assert state() == "awaiting_school"


def test_V07_evidence_that_was_infected_after_it_was_examined_stops_the_approval(cast, as_, signed):
    stored = a_licence(cast.employers["mo"]).file
    Path(stored.file.path).write_bytes(PDF + b"<script>app.launchURL('https://evil.example')</script>")

    answer = approve(as_("teacher"), signed)

    assert "与上传时不一致，可能已损坏或被改动" in answer.content.decode()
    assert state() == "awaiting_school"


def test_V07_a_document_that_is_gone_is_not_found(cast, as_, signed):
    licence = a_licence(cast.employers["mo"])
    licence.file.file.storage.delete(licence.file.file.name)

    assert as_("teacher").get(f"{page_of(signed)}documents/{licence.pk}/").status_code == 404


def test_V08_a_reviewer_who_was_demoted_in_mid_session_is_refused(cast, as_, signed):
    client = as_("teacher")
    assert client.get(page_of(signed)).status_code == 200
    StaffMember.objects.filter(user=cast.users["teacher"]).update(role="counsellor")

    assert approve(client, signed).status_code == 404
    assert state() == "awaiting_school"


def test_V08_a_department_taken_away_in_mid_session_closes_the_page(cast, as_, signed):
    client = as_("teacher")
    StaffMember.objects.get(user=cast.users["teacher"]).departments.set([cast.mechanics])

    assert approve(client, signed).status_code == 404
    assert state() == "awaiting_school"


@pytest.mark.parametrize("decision", ["", "maybe", "yes\x00"])
def test_a_decision_that_is_none_decides_nothing(as_, signed, decision):
    answer = as_("teacher").post(page_of(signed), {"decision": decision})

    assert answer.status_code == 200
    assert state() == "awaiting_school"


def test_the_page_costs_the_same_with_one_and_with_three_papers(cast, as_, signed, django_assert_num_queries):
    client = as_("teacher")
    a_licence(cast.employers["mo"])
    with django_assert_num_queries(22):
        client.get(page_of(signed))
    for number in range(2):
        cast.employers["mo"].documents.create(kind="other", file=a_pdf(f"证明 {number}.pdf"))
    with django_assert_num_queries(22):
        client.get(page_of(signed))
