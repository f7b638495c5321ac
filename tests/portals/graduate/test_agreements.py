"""「我的签约」: the list, one agreement, and its PDF."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from sanfang.agreements.models import Agreement
from sanfang.agreements.sections import sections_of
from sanfang.agreements.states import State
from sanfang.documents.errors import BeingMade
from tests.documents.originals import ready


def page_of(as_, agreement, who="zhang"):
    return as_(who).get(f"/m/agreements/{agreement.pk}/").content.decode()


def in_state(agreement, state, confirm_by=None):
    """Behind the workflow's back, with all that the database asks of any state."""
    Agreement.objects.filter(pk=agreement.pk).update(
        state=state,
        reason="原因",
        confirm_by=confirm_by or agreement.signed_at,
        passed_on_at=agreement.signed_at,
    )


def test_an_empty_list_says_how_to_begin(as_):
    page = as_("zhang").get("/m/agreements/").content.decode()

    assert "还没有签约" in page
    assert 'href="/m/card/"' in page


@pytest.mark.parametrize("rows", [1, 3, 40])
def test_the_list_costs_the_same_at_any_length(cast, as_, signed, django_assert_num_queries, rows):
    for number in range(1, rows):
        Agreement.objects.filter(pk=signed.pk).update(state=State.REJECTED, reason="原因")
        copy = Agreement.objects.get(pk=signed.pk)
        copy.pk, copy.number = None, f"{number:018}"
        copy.save(force_insert=True)
    client = as_("zhang")

    with django_assert_num_queries(6):
        page = client.get("/m/agreements/").content.decode()

    assert page.count("芜湖云帆软件有限公司") == min(rows, 25)
    assert f"记录：{rows}" in page


@pytest.mark.parametrize("state", State)
def test_every_state_has_a_page_in_plain_words(as_, signed, state):
    moment = datetime(2026, 3, 5, 12, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
    in_state(signed, state, confirm_by=moment)

    assert State(state).label in as_("zhang").get("/m/agreements/").content.decode()
    assert "这份协议是什么" in page_of(as_, signed)


ENDED = {State.REJECTED, State.DISOWNED, State.DECLINED, State.WITHDRAWN, State.EXPIRED, State.TERMINATED}


@pytest.mark.parametrize("state", State)
def test_what_has_ended_promises_no_approval(as_, signed, state):
    in_state(signed, state)

    assert ("学校审核通过后生效，生效后可以打印。" in page_of(as_, signed)) == (state not in ENDED)


def test_everything_that_was_frozen_can_be_read(as_, signed):
    page = page_of(as_, signed)

    for section in sections_of(signed.details):
        for label, value in section.facts:
            assert label in page
            assert value in page
    assert signed.details_sha256[:16] in page
    assert "不能再与其他单位签约" in page


def test_the_page_says_whose_turn_it_is_and_what_happened(as_, signed):
    page = page_of(as_, signed)

    assert "等待学校审核" in page
    assert "用人单位：签约" in page


def test_a_waiting_agreement_offers_to_disown_and_nothing_else(as_, signed):
    page = page_of(as_, signed)

    assert "非本人签约" in page
    assert "确认签约</button>" not in page
    assert "谢绝</a>" not in page
    assert "paper.pdf" not in page


def test_an_agreement_in_force_offers_the_paper_and_no_disowning(as_, in_force):
    ready(in_force)

    page = page_of(as_, in_force)

    assert "paper.pdf" in page
    assert f'/m/agreements/{in_force.pk}/disown/"' not in page


@pytest.mark.parametrize("who", ["li", "wang", "zhou", "teacher", "mo", "officer"])
@pytest.mark.parametrize("tail", ["", "paper.pdf", "disown/", "decline/", "termination/"])
def test_another_persons_agreement_does_not_exist(as_, in_force, who, tail):
    assert as_(who).get(f"/m/agreements/{in_force.pk}/{tail}").status_code == 404


def test_the_paper_comes_as_a_pdf(as_, in_force):
    ready(in_force)

    answer = as_("zhang").get(f"/m/agreements/{in_force.pk}/paper.pdf")

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    assert in_force.number in answer["Content-Disposition"]


def test_while_it_is_being_made_the_page_says_so(as_, in_force):
    client = as_("zhang")

    page = client.get(f"/m/agreements/{in_force.pk}/").content.decode()
    answer = client.get(f"/m/agreements/{in_force.pk}/paper.pdf")

    assert "协议书正在生成" in page
    assert "协议书 PDF" not in page
    assert (answer.status_code, BeingMade.message in answer.content.decode()) == (409, True)


@pytest.mark.parametrize("state", [state for state in State if state != State.IN_FORCE])
def test_W01_there_is_no_paper_but_of_what_is_in_force(as_, signed, state):
    in_state(signed, state)

    answer = as_("zhang").get(f"/m/agreements/{signed.pk}/paper.pdf")

    assert answer.status_code == 409
    assert "正在生效的协议才能打印" in answer.content.decode()
