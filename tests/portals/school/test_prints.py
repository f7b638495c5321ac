"""「协议书打印管理」 (manual F1, F2; promises W01)."""

import re
from typing import ClassVar

import pytest

from sanfang.agreements import actions
from sanfang.documents import paper
from sanfang.documents.errors import BeingMade
from sanfang.documents.models import Original, PrintRecord
from sanfang.sealing.errors import SealingDown
from tests.documents.originals import original_of, ready
from tests.portals.school.papers import ask_for_termination

LIST = "/school/prints/"
COLUMNS = "序号 姓名 学号 院系名称 专业名称 单位名称 机构代码 单位性质 打印次数 最后一次打印时间"


def page_of(agreement) -> str:
    return f"{LIST}{agreement.pk}/"


def names(page) -> list[str]:
    return [agreement.graduate.name for agreement in page.context["page"]]


@pytest.fixture
def quick_paper(monkeypatch):
    """Stands in for the typesetting where only the counting is asked about."""
    monkeypatch.setattr(paper, "render", lambda *args, **kwargs: b"%PDF-quick")


def test_an_empty_list_says_where_papers_come_from(as_, signed):
    page = as_("teacher").get(LIST)

    assert names(page) == []
    assert "还没有可以打印的协议" in page.content.decode()


def test_F1_an_approved_agreement_appears_by_itself_with_the_manuals_columns(as_, in_force):
    page = as_("teacher").get(LIST)

    assert " ".join(re.findall(r'<th scope="col"[^>]*>([^<]+)</th>', page.content.decode())) == COLUMNS
    assert names(page) == ["张䶮"]


def test_what_was_terminated_leaves_the_list(cast, as_, in_force):
    actions.agree_termination(ask_for_termination(cast, in_force), actor=cast.actor("counsellor"))

    assert names(as_("teacher").get(LIST)) == []


def test_filters_and_search_narrow_the_list(cast, as_, in_force):
    cast.approve(cast.sign(cast.li))
    client = as_("administrator")

    assert names(client.get(f"{LIST}?year=2026")) == ["李晓", "张䶮"]
    assert names(client.get(f"{LIST}?department={cast.mechanics.pk}")) == []
    client.post(LIST, {"q": cast.li.student_number})
    assert names(client.get(LIST)) == ["李晓"]


def test_staff_see_only_their_departments(as_, in_force):
    assert names(as_("teacher_of_another_department").get(LIST)) == []
    assert names(as_("administrator_of_another_school").get(LIST)) == []


def test_the_list_is_narrowed_to_a_class_and_to_what_was_not_printed(cast, as_, in_force, quick_paper):
    cast.approve(cast.sign(cast.li))
    client = as_("teacher")
    one_class = cast.zhang.school_class
    client.post(page_of(in_force))

    assert names(client.get(f"{LIST}?group=class-{one_class.pk}")) == ["李晓", "张䶮"]
    assert names(client.get(f"{LIST}?group=major-{one_class.major_id}&printed=no")) == ["李晓"]
    assert names(client.get(f"{LIST}?printed=yes")) == ["张䶮"]


def test_the_list_costs_the_same_with_one_and_with_three_rows(cast, as_, in_force, django_assert_num_queries):
    client = as_("administrator")
    with django_assert_num_queries(15):
        client.get(LIST)
    for graduate in (cast.li, cast.wang):
        actions.approve(cast.sign(graduate), actor=cast.actor("administrator"))
    with django_assert_num_queries(15):
        assert len(names(client.get(LIST))) == 3


def test_F2_the_page_says_what_is_printed_how_often_and_when(as_, in_force, quick_paper):
    client = as_("teacher")
    page = client.get(page_of(in_force)).content.decode()
    assert "安徽工程大学 2026 届毕业生就业协议书" in page
    assert "3 份：用人单位、毕业生、学校各一份" in page

    client.post(page_of(in_force))
    client.post(page_of(in_force))

    assert dict(client.get(page_of(in_force)).context["printing"])["打印次数"] == 2
    assert PrintRecord.objects.get().last_printed_at is not None


def test_F2_printing_gives_the_pdf_in_the_browser(as_, in_force):
    answer = as_("teacher").post(page_of(in_force))

    assert answer.content.startswith(b"%PDF-")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'inline; filename="{in_force.number}.pdf"'


def test_W01_before_approval_there_is_nothing_to_print_by_any_address(as_, signed):
    client = as_("teacher")

    assert client.get(page_of(signed)).status_code == 404
    assert client.post(page_of(signed)).status_code == 409
    assert not PrintRecord.objects.exists()


def test_W01_a_page_left_open_does_not_print_after_the_end(cast, as_, in_force):
    client = as_("teacher")
    assert client.get(page_of(in_force)).status_code == 200
    actions.agree_termination(ask_for_termination(cast, in_force), actor=cast.actor("counsellor"))

    answer = client.post(page_of(in_force))

    assert answer.status_code == 409
    assert "只有审核通过、正在生效的协议才能打印" in answer.content.decode()
    assert not PrintRecord.objects.exists()


@pytest.mark.parametrize(
    "outsider", ["teacher_of_another_department", "administrator_of_another_school", "ann"]
)
def test_W02_nobody_prints_what_is_not_theirs(as_, in_force, outsider):
    client = as_(outsider)

    assert client.get(page_of(in_force)).status_code == 404
    assert client.post(page_of(in_force)).status_code == 404
    assert not PrintRecord.objects.exists()


def test_a_counsellor_reads_and_does_not_print(as_, in_force):
    client = as_("counsellor")

    assert 'target="_blank">' not in client.get(page_of(in_force)).content.decode()
    assert client.post(page_of(in_force)).status_code == 404
    assert not PrintRecord.objects.exists()


def test_a_character_without_a_glyph_is_named_and_nothing_is_counted(as_, in_force, monkeypatch):
    def refuse(*args, **kwargs):
        raise paper.GlyphMissing(["𮧵"])

    monkeypatch.setattr(paper, "render", refuse)

    answer = as_("teacher").post(page_of(in_force))

    assert "𮧵" in answer.content.decode()
    assert not PrintRecord.objects.exists()


def test_while_it_waits_for_its_seal_the_page_says_why(as_, in_force):
    original = original_of(in_force)
    Original.objects.filter(pk=original.pk).update(trouble=SealingDown.message)

    page = as_("teacher").get(page_of(in_force)).content.decode()

    assert SealingDown.message in page
    assert "正在生成" in page
    assert "补打" not in page


class TestReprinting:
    FORM: ClassVar = {"cause": "lost", "places": ["2"], "why": "毕业生来校说明遗失"}

    def address(self, in_force):
        return f"{page_of(in_force)}reprint/"

    def test_the_old_copy_is_lost_and_the_new_set_is_what_is_printed(self, as_, in_force):
        ready(in_force)

        answer = as_("teacher").post(self.address(in_force), self.FORM, follow=True)

        page = answer.content.decode()
        assert "已开出新的一套，旧件已注销" in page
        assert "第 2 份（毕业生）：已挂失作废" in page
        assert original_of(in_force).printing == 2

    @pytest.mark.parametrize(
        ("change", "field"), [({"places": []}, "places"), ({"why": " "}, "why"), ({"cause": "x"}, "cause")]
    )
    def test_what_is_missing_is_said_at_its_field_and_nothing_is_lost(self, as_, in_force, change, field):
        ready(in_force)

        answer = as_("teacher").post(self.address(in_force), self.FORM | change)

        assert list(answer.context["form"].errors) == [field]
        assert answer.context["form"]["why"].value() == {**self.FORM, **change}["why"]
        assert original_of(in_force).printing == 1

    def test_while_the_first_is_being_made_there_is_nothing_to_print_anew(self, as_, in_force):
        answer = as_("teacher").post(self.address(in_force), self.FORM)

        assert (answer.status_code, BeingMade.message in answer.content.decode()) == (409, True)

    def test_a_counsellor_does_not(self, as_, in_force):
        ready(in_force)

        assert as_("counsellor").get(self.address(in_force)).status_code == 404
