"""「学籍比对」 at the desks of a school and of the province."""

import pytest

from sanfang.audit.models import Entry
from sanfang.checks.models import Case, RegistryComparison
from sanfang.checks.registry import actions, models
from tests.cast import a_graduate
from tests.checks.registry.lists import a_line, compared, the_list_of
from tests.graduates.imports.books import an_id_number, as_upload

SCHOOL, PROVINCE = "/school/registry/", "/province/registry/"


def upload(client, cast, content: bytes, path: str = SCHOOL, **values):
    chosen = {"plan": cast.plan.pk, "file": as_upload(content, "学籍名单.xlsx")}
    return client.post(path, chosen | values)


@pytest.fixture
def large(monkeypatch):
    """Every list is too large for the request."""
    monkeypatch.setattr(models, "SMALL", 0)


def test_a_small_list_is_compared_at_once_and_says_what_is_different(cast, as_):
    client = as_("administrator")
    stranger = a_line(cast.zhang, 学号="X1", 姓名="程远", 身份证号=an_id_number())

    answer = upload(client, cast, the_list_of(cast, ("wang",), (stranger,), zhang={"性别": "女"}))

    text = client.get(answer["Location"]).content.decode()
    for told in ("有 3 处要核对", "信息不同（1）", "名单中有，系统中没有（1）", "系统中有，名单中没有（1）"):
        assert told in text
    assert "性别：系统「男」，名单「女」" in text
    assert f'href="/school/records/{cast.zhang.pk}/"' in text
    assert cast.zhang.id_number not in text


def test_each_kind_is_shown_where_it_is_asked_for(cast, as_):
    client = as_("administrator")
    stranger = a_line(cast.zhang, 学号="X1", 姓名="程远", 身份证号=an_id_number())
    place = upload(client, cast, the_list_of(cast, ("wang",), (stranger,), zhang={"性别": "女"}))["Location"]

    names = {}
    for kind in ("differs", "listed", "held", "unread", "x"):
        page = client.get(place, {"show": kind})
        names[kind] = [row.name for row, _ in page.context["rows"]]

    # What has no rows is not there to be asked for.
    assert names == {
        "differs": ["张䶮"],
        "listed": ["程远"],
        "held": ["王强"],
        "unread": ["张䶮"],
        "x": ["张䶮"],
    }


def test_a_list_that_agrees_says_so_calmly(cast, as_):
    client = as_("administrator")

    text = client.get(upload(client, cast, the_list_of(cast))["Location"]).content.decode()

    assert "与系统完全一致" in text
    assert "下载比对结果" not in text


@pytest.mark.parametrize(("who", "path"), [("administrator", "/school"), ("officer", "/province")])
def test_a_case_is_opened_from_a_difference(cast, as_, who, path):
    compared(cast, the_list_of(cast, zhang={"性别": "女"}))
    client = as_(who)

    client.post(f"{path}/checks/14/open/", {"key": str(cast.zhang.pk)})

    case = Case.objects.get()
    page = client.get(f"{path}/registry/{RegistryComparison.objects.get().pk}/").content.decode()
    assert f'href="{path}/cases/{case.pk}/"' in page


def test_the_province_says_for_which_school(cast, as_):
    client = as_("officer")

    without = upload(client, cast, the_list_of(cast), PROVINCE)
    done = upload(client, cast, the_list_of(cast), PROVINCE, school=cast.school.pk)

    assert list(without.context["form"].errors) == ["school"]
    assert "安徽工程大学" in client.get(done["Location"]).content.decode()
    assert "安徽工程大学" in client.get(PROVINCE).content.decode()


def test_a_school_cannot_name_another_one(cast, as_):
    upload(as_("administrator"), cast, the_list_of(cast), school=cast.other_school.pk)

    assert RegistryComparison.objects.get().school == cast.school


@pytest.mark.parametrize(("who", "is_there"), [("administrator", True), ("teacher", False)])
def test_menu_and_overview_lead_there_only_where_it_opens(as_, who, is_there):
    client = as_(who)
    menu = client.get("/school/").context["menu"]

    (group,) = [item for item in menu if item.label == "数据核查"]
    assert ("学籍比对" in [entry.label for entry in group.entries]) == is_there
    page = client.get("/school/checks/").content.decode()
    assert ("上传学籍名单" in page) == is_there


def test_a_file_that_cannot_be_used_is_refused_at_its_field(cast, as_):
    answer = upload(as_("administrator"), cast, "姓名,学号".encode("gbk"))

    assert "另存为 .xlsx" in answer.context["form"].errors["file"][0]
    assert RegistryComparison.objects.get().state == "refused"


def test_a_large_list_is_left_to_the_worker_and_shows_how_far_it_is(cast, as_, large):
    client = as_("administrator")
    place = upload(client, cast, the_list_of(cast, zhang={"性别": "女"}))["Location"]
    assert "正在逐人比对" in client.get(place).content.decode()
    waiting = client.get(place, headers={"HX-Request": "true"})
    assert 'hx-trigger="every 1s"' in waiting.content.decode()
    assert "正在比对" in client.get(SCHOOL).content.decode()

    actions.run_waiting()

    assert client.get(place, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    assert "有 1 处要核对" in client.get(place).content.decode()


def test_the_workbook_comes_by_post_only_and_is_noted(cast, as_):
    comparison = compared(cast, the_list_of(cast, zhang={"性别": "女"}))
    client = as_("administrator")
    path = f"{SCHOOL}{comparison.pk}/workbook/"

    assert client.get(path).status_code == 405
    answer = client.post(path)

    assert answer["Content-Disposition"].startswith("attachment; filename*=UTF-8''")
    assert answer.content[:2] == b"PK"
    assert Entry.objects.filter(act="registry.download").count() == 1


def test_a_comparison_that_was_replaced_keeps_its_counts_only(cast, as_):
    older = compared(cast, the_list_of(cast, zhang={"性别": "女"}))
    compared(cast, the_list_of(cast))
    client = as_("administrator")

    page = client.get(f"{SCHOOL}{older.pk}/")

    assert "明细已由新的比对取代" in page.content.decode()
    assert client.post(f"{SCHOOL}{older.pk}/workbook/").status_code == 409


def many_differ(cast, count: int) -> RegistryComparison:
    people = [a_graduate(cast.computing, cast.plan, f"学生{number}") for number in range(count)]
    lines = tuple(a_line(one, 性别="女") for one in people)
    return compared(cast, the_list_of(cast, more=lines))


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("who", "cost"), [("administrator", 14), ("officer", 12)])
def test_a_result_costs_the_same_with_one_row_and_with_three(
    cast, as_, count, who, cost, django_assert_num_queries
):
    comparison = many_differ(cast, count)
    client, path = as_(who), SCHOOL if who == "administrator" else PROVINCE

    with django_assert_num_queries(cost):
        assert len(client.get(f"{path}{comparison.pk}/").context["rows"]) == count


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("who", "cost"), [("administrator", 12), ("officer", 11)])
def test_the_list_costs_the_same_with_one_and_with_three(
    cast, as_, count, who, cost, django_assert_num_queries
):
    for _ in range(count):
        compared(cast, the_list_of(cast))
    client, path = as_(who), SCHOOL if who == "administrator" else PROVINCE

    with django_assert_num_queries(cost):
        assert len(client.get(path).context["rows"]) == count
