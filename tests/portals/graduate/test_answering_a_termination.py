"""The employer asks for the end of the agreement: the graduate reads why, and says yes or no."""

import pytest

from sanfang.agreements import actions
from sanfang.agreements.models import Agreement, TerminationRequest
from tests.portals.endings import TO_THE_OTHER, TO_THE_SCHOOL, asked_by_the_employer, asked_by_the_graduate
from tests.portals.graduate.test_termination import a_picture, apply
from tests.portals.school.papers import PDF

CONSENT, OBJECT = "consent_to_termination", "object_to_termination"


@pytest.fixture
def asked(cast, in_force) -> TerminationRequest:
    return asked_by_the_employer(cast, in_force)


def page_of(request) -> str:
    return f"/m/termination/{request.pk}/answer/"


def answer(client, request, decision=OBJECT, **changes):
    return client.post(page_of(request), {"decision": decision, "reason": "没有与我商量过", **changes})


def reply() -> tuple[str, str]:
    return TerminationRequest.objects.values_list("state", "reply").get()


def test_the_first_page_leads_to_the_answer(as_, asked):
    page = as_("zhang").get("/m/")

    assert (page.context["step"].label, page.context["step"].url) == ("答复解约申请", page_of(asked))


def test_the_agreement_s_own_page_does_too(as_, asked):
    page = as_("zhang").get(f"/m/agreements/{asked.agreement_id}/").content.decode()

    assert f'href="{page_of(asked)}"' in page


def test_the_page_shows_why_until_when_and_what_silence_means(as_, asked):
    page = as_("zhang").get(page_of(asked)).content.decode()

    for words in (TO_THE_OTHER, "单位违约", "24:00", "逾期不答复不等于同意", "解约函.pdf"):
        assert words in page
    assert TO_THE_SCHOOL not in page


def test_the_employer_s_letter_can_be_opened(as_, asked):
    file = asked.materials.get().file

    answer = as_("zhang").get(f"/m/termination/{asked.pk}/files/{file.pk}/")

    assert b"".join(answer.streaming_content) == PDF


def test_whoever_is_to_answer_reads_that_it_is_oneself(as_, asked):
    page = as_("zhang").get("/m/termination/").content.decode()

    assert "待您答复" in page
    assert "待对方答复" not in page


def test_objecting_keeps_what_was_said_to_whom(as_, asked):
    answer(as_("zhang"), asked, words="请给我一次机会", materials=[a_picture()])

    asked.refresh_from_db()
    assert reply() == ("open", "objects")
    assert (asked.reply_reason, asked.reply_words) == ("没有与我商量过", "请给我一次机会")
    assert asked.materials.filter(given_by="graduate").count() == 1


def test_consenting_needs_nothing_but_the_word(as_, asked):
    answer(as_("zhang"), asked, CONSENT, reason="")

    assert reply() == ("open", "consents")
    assert Agreement.objects.get().state == "in_force"


def test_objecting_without_a_reason_is_refused_where_it_is_typed(as_, asked):
    page = answer(as_("zhang"), asked, reason=" ", words="请给我一次机会").content.decode()

    assert "id_reason_error" in page
    assert "请给我一次机会" in page
    assert reply() == ("asked", "")


@pytest.mark.parametrize("decision", ["", "withdraw_termination", "agree_termination"])
def test_there_is_no_third_answer(as_, asked, decision):
    assert answer(as_("zhang"), asked, decision).status_code == 200
    assert reply() == ("asked", "")


def test_a_second_answer_is_refused_and_nothing_is_offered_any_more(as_, asked):
    client = as_("zhang")
    answer(client, asked)

    page = answer(client, asked, CONSENT)

    assert 'form="answer"' not in page.content.decode()
    assert reply() == ("open", "objects")


def test_after_the_deadline_only_an_objection_is_offered(as_, asked, time_machine):
    time_machine.move_to(asked.answer_by, tick=False)
    actions.lapse_unanswered_terminations()
    client = as_("zhang")

    page = client.get(page_of(asked))
    assert [name for name, _ in page.context["form"].fields["decision"].choices] == [OBJECT]
    answer(client, asked)

    assert reply() == ("open", "objects")


def test_P18_a_consent_that_comes_too_late_answers_409(as_, asked, time_machine):
    time_machine.move_to(asked.answer_by, tick=False)

    page = answer(as_("zhang"), asked, CONSENT)

    assert page.status_code == 409
    assert "答复期限已过，不能再同意" in page.content.decode()
    assert reply() == ("asked", "")


def test_a_request_of_one_s_own_is_not_answered_by_oneself(cast, as_, in_force):
    mine = asked_by_the_graduate(cast, in_force)

    assert as_("zhang").get(page_of(mine)).status_code == 404
    assert answer(as_("zhang"), mine, CONSENT).status_code == 404


def test_a_get_answers_nothing(as_, asked):
    as_("zhang").get(f"{page_of(asked)}?decision={CONSENT}")

    assert reply() == ("asked", "")


def test_asking_the_employer_waits_for_it(as_, in_force):
    client = as_("zhang")

    apply(client, in_force, consent="ask", words="身体原因不能到岗")

    page = client.get("/m/termination/").content.decode()
    assert TerminationRequest.objects.get().state == "asked"
    for words in ("等待用人单位答复解约申请", "待对方答复", "身体原因不能到岗", "24:00"):
        assert words in page


def test_by_itself_the_form_goes_the_manual_s_way(as_, in_force):
    page = as_("zhang").get(f"/m/agreements/{in_force.pk}/termination/")

    assert page.context["form"]["consent"].initial == "paper"
    apply(as_("zhang"), in_force)
    assert TerminationRequest.objects.get().state == "open"


def test_an_employer_without_an_account_is_not_offered_to_be_asked(as_, in_force):
    Agreement.objects.filter(pk=in_force.pk).update(employer=None)
    client = as_("zhang")

    fields = client.get(f"/m/agreements/{in_force.pk}/termination/").context["form"].fields
    apply(client, in_force, consent="ask")

    assert list(fields) == ["reason_code", "reason", "materials"]
    assert TerminationRequest.objects.get().state == "open"


def test_what_the_employer_answered_is_read_there(cast, as_, in_force):
    mine = asked_by_the_graduate(cast, in_force)
    actions.object_to_termination(
        mine, actor=cast.actor("mo"), reason="只给学校：培训费未还", words="请先办理交接"
    )

    page = as_("zhang").get("/m/termination/").content.decode()

    assert "请先办理交接" in page
    assert "只给学校：培训费未还" not in page
