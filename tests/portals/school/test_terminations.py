"""「解约申请登记表」 and the decision about one request (manual G2, G3; promises C01, C03, C04, C07)."""

import re

import pytest

from sanfang.agreements import actions
from sanfang.agreements.models import Agreement, TerminationMaterial, TerminationRequest
from sanfang.destinations.models import Destination
from tests.portals.school.papers import PDF, ask_for_termination

LIST = "/school/terminations/"
COLUMNS = "序号 姓名 学号 院系名称 班级名称 单位名称 单位性质"


@pytest.fixture
def asked(cast, in_force) -> TerminationRequest:
    """Zhang asks for the end of the agreement in force."""
    return ask_for_termination(cast, in_force)


def page_of(request) -> str:
    return f"{LIST}{request.pk}/"


def names(page) -> list[str]:
    return [one.agreement.graduate.name for one, _ in page.context["rows"]]


def agree(client, request):
    return client.post(page_of(request), {"decision": "yes"})


def refuse(client, request, reason="缺少单位盖章"):
    return client.post(page_of(request), {"decision": "no", "reason": reason})


def state() -> tuple[str, str]:
    return TerminationRequest.objects.get().state, Agreement.objects.get().state


def test_an_empty_register_says_what_will_come(as_, in_force):
    assert "没有待处理的解约申请" in as_("counsellor").get(LIST).content.decode()


def test_G2_the_columns_filters_and_foot_are_the_manuals(as_, asked):
    page = as_("counsellor").get(LIST)
    text = page.content.decode()

    assert " ".join(re.findall(r'<th scope="col"[^>]*>([^<]+)</th>', text)) == COLUMNS
    labels = [field.label for field in page.context["filters"]]
    assert labels == ["年度", "方案", "学历", "院系", "班级和专业", "状态"]
    assert "页：1/1，记录：1" in text


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("year=2026", True),
        ("plan=秋季", True),
        ("plan=春季", True),  # no such plan: the filter says so and narrows nothing
        ("level=31", True),
        ("level=11", False),
        ("state=refused", False),
        ("state=", True),
    ],
)
def test_the_filters_narrow_the_register(as_, asked, query, is_found):
    assert bool(names(as_("counsellor").get(f"{LIST}?{query}"))) is is_found


def test_majors_and_classes_are_one_filter(cast, as_, asked):
    school_class, client = cast.zhang.school_class, as_("administrator")
    other = cast.wang.school_class

    def found(group):
        return names(client.get(f"{LIST}?group={group}"))

    assert found(f"class-{school_class.pk}") == found(f"major-{school_class.major_id}") == ["张䶮"]
    assert found(f"class-{other.pk}") == found(f"major-{other.major_id}") == []


def test_a_class_outside_the_scope_is_no_choice(cast, as_, asked):
    page = as_("counsellor").get(f"{LIST}?group=class-{cast.wang.school_class_id}")

    assert "group" in page.context["filters"].errors


def test_a_search_finds_by_name(cast, as_, asked):
    client = as_("counsellor")
    client.post(LIST, {"q": "李"})
    assert names(client.get(LIST)) == []
    client.post(LIST, {"q": "张"})
    assert names(client.get(LIST)) == ["张䶮"]


def test_the_register_costs_the_same_with_one_and_with_three_rows(
    cast, as_, asked, django_assert_num_queries
):
    client = as_("counsellor")
    with django_assert_num_queries(13):
        client.get(LIST)
    for graduate in (cast.li, cast.wang):
        graduate.department = cast.computing
        graduate.save()
        ask_for_termination(cast, cast.approve(cast.sign(graduate)))
    with django_assert_num_queries(13):
        assert len(names(client.get(LIST))) == 3


def test_G2_the_page_shows_the_original_agreement_the_material_and_the_reason(as_, asked):
    client = as_("counsellor")
    page = client.get(page_of(asked)).content.decode()

    for word in ("芜湖云帆软件有限公司", "软件工程师", "单位同意解约，另谋发展", "解约函.pdf"):
        assert word in page
    address = re.search(r'href="(/school/terminations/\d+/files/[0-9a-f-]+/)"', page)[1]
    assert b"".join(client.get(address).streaming_content) == PDF


def test_material_of_another_request_is_not_found_through_this_one(cast, as_, asked):
    other = ask_for_termination(cast, cast.approve(cast.sign(cast.li)))
    foreign = TerminationMaterial.objects.get(request=other)

    assert as_("counsellor").get(f"{page_of(asked)}files/{foreign.file_id}/").status_code == 404


def test_G3_agreeing_ends_the_agreement_and_frees_the_graduate(cast, as_, asked):
    client = as_("counsellor")

    page = client.get(agree(client, asked)["Location"]).content.decode()

    assert state() == ("agreed", "terminated")
    assert Destination.objects.get(graduate=cast.zhang).code == "70"
    assert "协议已解除，毕业去向恢复为「待就业」" in page


def test_G3_refusing_leaves_the_agreement_as_it_was(as_, asked):
    refuse(as_("administrator"), asked)

    assert state() == ("refused", "in_force")


def test_after_a_decision_the_next_request_opens(cast, as_, asked):
    following = ask_for_termination(cast, cast.approve(cast.sign(cast.li)))
    client = as_("counsellor")

    answer = agree(client, asked)

    assert answer["Location"] == page_of(following)
    assert "上一份（张䶮）已同意解约。" in client.get(answer["Location"]).content.decode()


@pytest.mark.parametrize("outsider", ["teacher_of_another_department", "administrator_of_another_school"])
def test_C01_a_strangers_request_is_not_found(cast, as_, asked, outsider):
    client, material = as_(outsider), TerminationMaterial.objects.get()

    assert client.get(page_of(asked)).status_code == 404
    assert client.get(f"{page_of(asked)}files/{material.file_id}/").status_code == 404
    assert agree(client, asked).status_code == 404
    assert state() == ("open", "in_force")


def test_a_teacher_reads_and_does_not_decide(as_, asked):
    client = as_("teacher")

    assert 'name="decision"' not in client.get(page_of(asked)).content.decode()
    assert agree(client, asked).status_code == 404
    assert state() == ("open", "in_force")


@pytest.mark.parametrize("reason", ["", "   ", "否"])
def test_C03_refusing_without_a_reason_is_refused_where_it_is_typed(as_, asked, reason):
    answer = refuse(as_("counsellor"), asked, reason)

    assert "reason" in answer.context["form"].errors
    assert state() == ("open", "in_force")


def test_C04_what_was_withdrawn_meanwhile_answers_409(cast, as_, asked):
    actions.withdraw_termination(asked, actor=cast.actor("zhang"))

    answer = agree(as_("counsellor"), asked)

    assert answer.status_code == 409
    assert "这份解约申请已经处理过了" in answer.content.decode()
    assert state() == ("withdrawn", "in_force")


def test_C04_a_second_approval_answers_409_and_has_no_effect(cast, as_, asked):
    agree(as_("counsellor"), asked)
    again = cast.sign(by="ann")

    assert agree(as_("administrator"), asked).status_code == 409
    assert refuse(as_("administrator"), asked).status_code == 409
    again.refresh_from_db()
    assert again.state == "awaiting_school"
    assert TerminationRequest.objects.get().state == "agreed"


def test_C07_a_letter_that_others_used_is_flagged(cast, as_, asked):
    ask_for_termination(cast, cast.approve(cast.sign(cast.li)))

    page = as_("counsellor").get(page_of(asked)).content.decode()

    assert "「解约函.pdf」与另外 1 名毕业生解约申请中的材料完全相同" in page


def test_a_get_decides_nothing(as_, asked):
    as_("counsellor").get(f"{page_of(asked)}?decision=yes")

    assert state() == ("open", "in_force")


@pytest.mark.parametrize("stranger", ["zhang", "mo", "officer"])
def test_for_another_party_there_are_no_such_pages(as_, asked, stranger):
    client = as_(stranger)

    assert client.get(LIST).status_code == 404
    assert client.get(page_of(asked)).status_code == 404
