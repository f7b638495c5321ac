"""The school decides with both views before it, and not before the other side has had its say or its days."""

import pytest

from sanfang.agreements import actions
from sanfang.agreements.models import Agreement, TerminationRequest
from tests.portals.endings import TO_THE_OTHER, TO_THE_SCHOOL, asked_by_the_employer, asked_by_the_graduate
from tests.portals.graduate.test_termination import a_picture
from tests.portals.school.papers import a_pdf, ask_for_termination

LIST = "/school/terminations/"


@pytest.fixture
def asked(cast, in_force) -> TerminationRequest:
    return asked_by_the_employer(cast, in_force)


@pytest.fixture
def objected(cast, asked) -> TerminationRequest:
    actions.object_to_termination(
        asked,
        actor=cast.actor("zhang"),
        reason="没有与我商量过",
        words="请给我一次机会",
        files=[a_pdf("聊天记录.pdf", b"%PDF-1.4\n%chat\n%%EOF\n")],
    )
    return asked


def page_of(request) -> str:
    return f"{LIST}{request.pk}/"


def state() -> tuple[str, str]:
    return TerminationRequest.objects.get().state, Agreement.objects.get().state


def test_the_page_shows_both_views_and_the_material_of_each(as_, objected):
    page = as_("counsellor").get(page_of(objected)).content.decode()

    said = (TO_THE_SCHOOL, TO_THE_OTHER, "没有与我商量过", "请给我一次机会")
    for words in (*said, "毕业生不同意解约", "用人单位的材料", "毕业生的材料", "解约函.pdf", "聊天记录.pdf"):
        assert words in page
    assert "芜湖云帆软件有限公司申请与张䶮解约" in page


def test_so_does_the_agreement_s_own_page_with_every_step(as_, objected):
    page = as_("counsellor").get(f"/school/agreements/{objected.agreement_id}/")

    assert [one.words for one in page.context["history"]] == ["签约", "通过", "申请解约", "不同意解约"]
    for words in (TO_THE_SCHOOL, "没有与我商量过", "处理解约申请"):
        assert words in page.content.decode()


@pytest.mark.parametrize(
    ("decision", "expected"),
    [("yes", ("agreed", "terminated")), ("no", ("refused", "in_force"))],
)
def test_over_an_objection_the_school_decides(as_, objected, decision, expected):
    reason = "双方请先协商" if decision == "no" else ""

    as_("counsellor").post(page_of(objected), {"decision": decision, "reason": reason})

    assert state() == expected


def test_while_the_days_run_there_is_nothing_to_press_and_the_deadline_is_shown(as_, asked):
    client = as_("counsellor")

    page = client.get(page_of(asked)).content.decode()

    assert 'name="decision"' not in page
    assert "等待毕业生答复解约申请" in page
    assert "24:00" in page


def test_a_decision_that_comes_too_early_answers_409(as_, asked):
    answer = as_("counsellor").post(page_of(asked), {"decision": "yes"})

    assert answer.status_code == 409
    assert "对方还可以答复" in answer.content.decode()
    assert state() == ("asked", "in_force")


def test_what_waits_for_the_other_side_is_no_work_of_the_school_yet(as_, asked):
    client = as_("counsellor")

    def rows(query: str) -> int:
        return len(client.get(f"{LIST}{query}").context["rows"])

    assert [rows(query) for query in ("", "?state=asked", "?state=")] == [0, 1, 1]


def test_silence_makes_it_the_school_s_turn_and_says_so(as_, asked, time_machine):
    time_machine.move_to(asked.answer_by, tick=False)
    actions.lapse_unanswered_terminations()

    page = as_("counsellor").get(page_of(asked)).content.decode()

    assert "毕业生在期限内没有答复，不等于同意" in page
    assert 'name="decision"' in page


def test_the_register_costs_the_same_whoever_asked(cast, as_, in_force, django_assert_num_queries):
    requests = [asked_by_the_graduate(cast, in_force)]
    client = as_("counsellor")
    for graduate in (cast.li, cast.wang):
        graduate.department = cast.computing
        graduate.save()
        requests.append(asked_by_the_employer(cast, cast.approve(cast.sign(graduate))))

    with django_assert_num_queries(13):
        assert len(client.get(f"{LIST}?state=asked").context["rows"]) == len(requests)


class TestAnEmployerWithoutAnAccount:
    @pytest.fixture
    def on_paper(self, cast, in_force) -> TerminationRequest:
        Agreement.objects.filter(pk=in_force.pk).update(employer=None)
        in_force.refresh_from_db()
        return ask_for_termination(cast, in_force)

    def record(self, client, request, **changes):
        return client.post(f"{page_of(request)}consent/", {"materials": [a_picture("退函.png")], **changes})

    def test_its_letter_is_put_on_record_by_who_decides(self, as_, on_paper):
        client = as_("counsellor")
        assert "登记单位书面同意" in client.get(page_of(on_paper)).content.decode()

        page = client.get(self.record(client, on_paper)["Location"]).content.decode()

        for words in ("已登记单位书面同意", "学校的材料", "退函.png", "学校已登记用人单位的书面同意"):
            assert words in page
        assert f"{page_of(on_paper)}consent/" not in page
        assert state() == ("open", "in_force")

    def test_without_the_letter_it_is_refused(self, as_, on_paper):
        answer = self.record(as_("counsellor"), on_paper, materials=[])

        assert "id_materials_error" in answer.content.decode()
        assert TerminationRequest.objects.get().reply == ""

    def test_a_teacher_puts_nothing_on_record(self, as_, on_paper):
        client = as_("teacher")

        assert "登记单位书面同意" not in client.get(page_of(on_paper)).content.decode()
        assert self.record(client, on_paper).status_code == 404

    def test_for_an_employer_with_an_account_the_school_does_not_speak(self, cast, as_, in_force):
        request = ask_for_termination(cast, in_force)
        client = as_("counsellor")

        answer = self.record(client, request)

        assert "学校不能代为登记" in answer.content.decode()
        assert "登记单位书面同意" not in client.get(page_of(request)).content.decode()
        assert TerminationRequest.objects.get().reply == ""
