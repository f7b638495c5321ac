"""「网络签约管理」 (manual E2; promises V04)."""

import re

import pytest

from sanfang.agreements import actions
from sanfang.agreements.models import Agreement
from tests.portals.school.papers import a_licence

LIST = "/school/agreements/"
APPROVE = "/school/agreements/approve/"
REJECT = "/school/agreements/reject/"
COLUMNS = "序号 姓名 学号 院系名称 单位名称 机构代码 单位所在地 单位性质 单位行业 就业材料 申请时间"


def headings(page) -> list[str]:
    return re.findall(r'<th scope="col"[^>]*>([^<]+)</th>', page.content.decode())


def names(page) -> list[str]:
    return [agreement.graduate.name for agreement, _ in page.context["rows"]]


def states() -> set[str]:
    return set(Agreement.objects.values_list("state", flat=True))


def test_an_empty_list_says_what_will_come(as_):
    page = as_("teacher").get(LIST).content.decode()

    assert "没有等待审核的签约" in page
    assert "页：" not in page


def test_E2_the_columns_are_the_manuals_in_the_manuals_order(as_, signed):
    page = as_("counsellor").get(LIST)

    assert " ".join(headings(page)) == COLUMNS
    assert "页：1/1，记录：1" in page.content.decode()


def test_E2_evidence_shows_as_uploaded_or_as_a_dash(cast, as_, signed):
    client = as_("teacher")
    assert client.get(LIST).context["rows"][0][0].has_evidence is False

    a_licence(cast.employers["mo"])

    assert "已上传" in client.get(LIST).content.decode()


def test_what_waited_longest_comes_first(cast, as_, signed):
    cast.sign(cast.li)

    assert names(as_("teacher").get(LIST)) == ["张䶮", "李晓"]


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("teacher", ["张䶮"]),
        ("teacher_of_another_department", ["王强"]),
        ("administrator", ["张䶮", "王强"]),
        ("administrator_of_another_school", []),
    ],
)
def test_staff_see_their_departments_and_administrators_the_school(cast, as_, signed, who, seen):
    cast.sign(cast.wang)

    assert names(as_(who).get(LIST)) == seen


@pytest.mark.parametrize(
    ("filters", "seen"),
    [
        ("", []),
        ("?state=", ["张䶮"]),
        ("?state=in_force", ["张䶮"]),
        ("?state=in_force&year=2026&route=2", ["张䶮"]),
        ("?state=in_force&route=3", []),
        ("?state=rejected", []),
    ],
)
def test_the_filters_narrow_the_list(as_, in_force, filters, seen):
    assert names(as_("teacher").get(LIST + filters)) == seen


def test_a_filter_by_department_narrows_the_list(cast, as_, signed):
    cast.sign(cast.wang)

    assert names(as_("administrator").get(f"{LIST}?department={cast.mechanics.pk}")) == ["王强"]


def test_a_department_of_another_school_is_no_choice(cast, as_, signed):
    page = as_("teacher").get(f"{LIST}?department={cast.mechanics.pk}")

    assert names(page) == ["张䶮"]
    assert "department" in page.context["filters"].errors


@pytest.mark.parametrize("text", ["李", "李晓", "  李晓 "])
def test_a_search_by_name_leaves_no_name_in_the_address(cast, as_, signed, text):
    cast.sign(cast.li)
    client = as_("teacher")

    answer = client.post(LIST, {"q": text})

    assert answer["Location"] == LIST
    assert names(client.get(LIST)) == ["李晓"]


def test_a_search_that_finds_nothing_says_what_to_do(as_, signed):
    client = as_("teacher")
    client.post(LIST, {"q": "无此人"})

    assert "没有符合条件的记录" in client.get(LIST).content.decode()


@pytest.mark.parametrize("who", ["teacher", "counsellor"])
def test_the_list_costs_the_same_with_one_and_with_three_rows(
    cast, as_, signed, who, django_assert_num_queries
):
    client = as_(who)
    queries = {"teacher": 12, "counsellor": 10}[who]
    with django_assert_num_queries(queries):
        client.get(LIST)
    for graduate in (cast.li, cast.wang):
        graduate.department = cast.computing
        graduate.save()
        cast.sign(graduate)
    with django_assert_num_queries(queries):
        assert len(client.get(LIST).context["rows"]) == 3


def test_only_reviewers_may_tick(as_, signed):
    assert 'name="agreement"' in as_("teacher").get(LIST).content.decode()
    assert 'name="agreement"' not in as_("counsellor").get(LIST).content.decode()


def test_several_are_approved_on_the_second_word_only(cast, as_, signed):
    other, client = cast.sign(cast.li), as_("teacher")
    ticked = {"agreement": [signed.pk, other.pk]}

    asked = client.post(APPROVE, ticked)

    assert "通过这 2 份协议？" in asked.content.decode()
    assert states() == {"awaiting_school"}

    answer = client.post(APPROVE, ticked | {"confirmed": "yes"}, follow=True)

    assert "已通过 2 份协议" in answer.content.decode()
    assert states() == {"in_force"}


def test_the_second_look_shows_what_to_look_at_twice(cast, as_, signed):
    Agreement.objects.update(route="3", employer=None)

    page = as_("teacher").post(APPROVE, {"agreement": [signed.pk]}).content.decode()

    assert "没有资质证明材料" in page


def test_nothing_ticked_leads_back_with_a_word(as_, signed):
    page = as_("teacher").post(APPROVE, {}, follow=True).content.decode()

    assert "请先勾选协议" in page


@pytest.mark.parametrize("confirmed", [{}, {"confirmed": "yes"}])
def test_V04_one_foreign_agreement_stops_all_and_is_reported_as_not_found(cast, as_, signed, confirmed):
    foreign = cast.sign(cast.wang)

    page = as_("teacher").post(APPROVE, {"agreement": [signed.pk, foreign.pk]} | confirmed).content.decode()

    assert f"没有找到以下协议（编号 {foreign.pk}）" in page
    assert 'value="yes"' not in page
    assert states() == {"awaiting_school"}


def test_V04_the_same_with_five_hundred(cast, as_, signed):
    ids = [signed.pk, *range(signed.pk + 1, signed.pk + 500)]

    page = as_("teacher").post(APPROVE, {"agreement": ids, "confirmed": "yes"}).content.decode()

    assert "本次一份也没有审核" in page
    assert states() == {"awaiting_school"}


def test_V03_one_that_was_disowned_meanwhile_stops_all_with_409_and_its_name(cast, as_, signed):
    other = cast.sign(cast.li)
    actions.disown(other, actor=cast.actor("li"))

    answer = as_("teacher").post(APPROVE, {"agreement": [signed.pk, other.pk], "confirmed": "yes"})

    assert answer.status_code == 409
    assert "毕业生已办理「非本人签约」" in answer.content.decode()
    assert Agreement.objects.get(pk=signed.pk).state == "awaiting_school"


def test_V04_what_is_not_refused_can_be_looked_at_again_without_the_rest(cast, as_, signed):
    other, client = cast.sign(cast.li), as_("teacher")
    actions.disown(other, actor=cast.actor("li"))

    page = client.post(APPROVE, {"agreement": [signed.pk, other.pk], "confirmed": "yes"}).content.decode()

    assert "只看其余 1 份" in page
    assert re.findall(r'name="agreement" value="(\d+)"', page) == [str(signed.pk)]


def test_several_are_rejected_on_the_second_word_with_one_reason(cast, as_, signed):
    other, client = cast.sign(cast.li), as_("teacher")
    ticked = {"agreement": [signed.pk, other.pk]}

    asked = client.post(REJECT, ticked).content.decode()
    without = client.post(REJECT, ticked | {"confirmed": "yes", "reason": " "})

    assert "退回这 2 份协议？" in asked
    assert without.context["form"].errors["reason"] == ["请填写原因（2 到 500 个字），相关各方会看到。"]
    assert states() == {"awaiting_school"}

    answer = client.post(REJECT, ticked | {"confirmed": "yes", "reason": "单位名称不符"}, follow=True)

    assert "已退回 2 份协议" in answer.content.decode()
    assert set(Agreement.objects.values_list("state", "reason")) == {("rejected", "单位名称不符")}


def test_V04_a_refused_batch_of_rejections_keeps_its_reason(cast, as_, signed):
    other, client = cast.sign(cast.li), as_("teacher")
    actions.disown(other, actor=cast.actor("li"))
    sent = {"agreement": [signed.pk, other.pk], "confirmed": "yes", "reason": "单位名称不符"}

    answer = client.post(REJECT, sent)
    again = client.post(REJECT, {"agreement": [signed.pk], "reason": "单位名称不符"})

    assert answer.status_code == 409
    assert Agreement.objects.get(pk=signed.pk).state == "awaiting_school"
    assert '<input type="hidden" name="reason" value="单位名称不符">' in answer.content.decode()
    assert "单位名称不符</textarea>" in again.content.decode()


@pytest.mark.parametrize("key", ["", "x", "１２", "-1", "9" * 30])
def test_what_is_no_key_is_not_found(as_, signed, key):
    assert as_("teacher").post(APPROVE, {"agreement": [key]}).status_code == 404


@pytest.mark.parametrize("who", ["counsellor", "zhang", "mo", "officer"])
def test_nobody_else_approves_several(as_, signed, who):
    answer = as_(who).post(APPROVE, {"agreement": [signed.pk], "confirmed": "yes"})

    assert answer.status_code == 404
    assert states() == {"awaiting_school"}


def test_V06_a_get_approves_nothing(as_, signed):
    assert as_("teacher").get(f"{APPROVE}?agreement={signed.pk}&confirmed=yes").status_code == 405
    assert states() == {"awaiting_school"}


@pytest.mark.parametrize("stranger", ["zhang", "mo", "officer"])
def test_for_another_party_there_is_no_such_list(as_, stranger):
    assert as_(stranger).get(LIST).status_code == 404
