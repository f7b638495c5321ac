"""「院系」 and 「签约规则」 (manual C3)."""

import pytest

from sanfang.institutions import actions
from sanfang.institutions.models import Department, Policy
from sanfang.institutions.policies import Confirmation, Rules

DEPARTMENTS, POLICY = "/school/departments/", "/school/policy/"


@pytest.mark.parametrize("path", [DEPARTMENTS, POLICY])
@pytest.mark.parametrize("stranger", ["teacher", "counsellor", "officer", "mo", "zhang"])
def test_only_administrators_find_these_pages(as_, path, stranger):
    assert as_(stranger).get(path).status_code == 404


def test_departments_are_listed_with_their_graduates(as_):
    rows = as_("administrator").get(DEPARTMENTS).context["page"]

    assert [(row.name, row.graduate_count) for row in rows] == [("机械工程学院", 1), ("计算机与信息学院", 2)]


def test_a_school_without_departments_is_told_what_to_do(cast, as_):
    Department.objects.filter(school=cast.other_school).update(school=cast.school)

    assert "还没有院系" in as_("administrator_of_another_school").get(DEPARTMENTS).content.decode()


@pytest.mark.parametrize("more", [0, 2])
def test_the_list_costs_the_same_for_any_number_of_rows(cast, as_, more, django_assert_num_queries):
    for number in range(more):
        Department.objects.create(school=cast.school, name=f"新院系{number}")
    client = as_("administrator")

    with django_assert_num_queries(11):
        assert len(client.get(DEPARTMENTS).context["page"]) == 2 + more


def test_a_department_is_added_once(as_):
    client = as_("administrator")

    client.post(DEPARTMENTS, {"name": " 外国语学院 "})
    again = client.post(DEPARTMENTS, {"name": "外国语学院"})

    assert Department.objects.filter(name="外国语学院").count() == 1
    assert "已有同名院系" in again.context["form"].errors["name"][0]


@pytest.mark.parametrize("name", ["", "　", "长" * 101, "院\x00系"])
def test_a_name_that_cannot_be_kept_is_refused(as_, name):
    answer = as_("administrator").post(DEPARTMENTS, {"name": name})

    assert "name" in answer.context["form"].errors
    assert Department.objects.filter(school__code="10363").count() == 2


def test_a_department_is_renamed(cast, as_):
    as_("administrator").post(f"{DEPARTMENTS}{cast.computing.pk}/", {"name": "计算机学院"})

    assert Department.objects.get(pk=cast.computing.pk).name == "计算机学院"


def test_a_name_that_is_taken_is_refused_with_the_old_one_in_the_heading(cast, as_):
    answer = as_("administrator").post(f"{DEPARTMENTS}{cast.computing.pk}/", {"name": "机械工程学院"})

    assert "「计算机与信息学院」更名" in answer.content.decode()
    assert "name" in answer.context["form"].errors


def test_another_school_s_department_does_not_exist(cast, as_):
    path = f"{DEPARTMENTS}{cast.computing.pk}/"

    assert as_("administrator_of_another_school").post(path, {"name": "别的"}).status_code == 404


def the_province_asks(cast, confirmation=Confirmation.BEFORE_APPROVAL, days=7, offers=None):
    actions.set_policy(
        cast.province,
        confirmation=confirmation,
        acceptance_days=days,
        offers=offers,
        actor=cast.actor("officer"),
    )


def test_a_school_asks_for_more(cast, as_):
    as_("administrator").post(POLICY, {"confirmation": "before_signing", "acceptance_days": "5"})

    assert Policy.objects.rules_of(cast.school) == Rules(Confirmation.BEFORE_SIGNING, 5, 1)


def test_only_what_is_as_strict_as_the_province_is_offered(cast, as_):
    the_province_asks(cast)

    page = as_("administrator").get(POLICY)

    offered = [value for value, _ in page.context["form"].fields["confirmation"].choices]
    assert offered == ["", "before_approval", "before_signing"]
    assert "7 天" in page.content.decode()


def test_what_the_province_set_for_offers_is_there_to_read(cast, as_):
    the_province_asks(cast, offers=actions.OfferBounds(5, 21, 5000))

    page = as_("administrator").get(POLICY).content.decode()

    assert "5 到 7 天；留空则与省里一致，为 7 天" in page
    assert "5 到 21 天，由用人单位选定" in page
    assert "5000 元" in page


def test_a_province_without_a_ceiling_says_so(as_):
    assert "没有上限" in as_("administrator").get(POLICY).content.decode()


def test_less_time_than_the_province_s_least_is_refused_in_words(cast, as_):
    the_province_asks(cast, offers=actions.OfferBounds(5, 21))

    answer = as_("administrator").post(POLICY, {"acceptance_days": "4"})

    assert "请填写不少于 5 天，或留空与省里一致" in answer.content.decode()
    assert Policy.objects.rules_of(cast.school).acceptance_days == 7


@pytest.mark.parametrize(
    "looser",
    [
        {"confirmation": "manual"},
        {"acceptance_days": "8"},
        {"acceptance_days": "0"},
        {"acceptance_days": "９９"},
        {"termination_answer_days": "8"},
        {"termination_answer_days": "2"},
    ],
)
def test_less_is_refused(cast, as_, looser):
    the_province_asks(cast)

    answer = as_("administrator").post(POLICY, looser)

    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert Policy.objects.rules_of(cast.school) == Rules(Confirmation.BEFORE_APPROVAL, 7, 1)


def test_as_the_province_is_an_answer(cast, as_):
    the_province_asks(cast)
    client = as_("administrator")
    client.post(POLICY, {"confirmation": "before_signing", "acceptance_days": "5"})

    client.post(POLICY, {"confirmation": "", "acceptance_days": ""})

    assert Policy.objects.rules_of(cast.school) == Rules(Confirmation.BEFORE_APPROVAL, 7, 1)


def test_a_school_guards_its_graduates_phones_better(cast, as_):
    as_("administrator").post(POLICY, {"binding_proof": "facts_and_phone", "rebind_hold_hours": "48"})

    rules = Policy.objects.rules_of(cast.school)
    assert (rules.binding_proof, rules.rebind_hold_hours) == ("facts_and_phone", 48)


def test_a_school_cannot_shorten_the_hold_and_reads_why(cast, as_):
    answer = as_("administrator").post(POLICY, {"rebind_hold_hours": "23"})

    assert "换绑后暂停签约不能短于 24 小时" in answer.content.decode()
    assert Policy.objects.rules_of(cast.school).rebind_hold_hours == 24


def test_only_a_proof_as_strict_as_the_province_s_is_offered(cast, as_):
    Policy.objects.create(province=cast.province, binding_proof="facts_and_phone", rebind_hold_hours=0)

    page = as_("administrator").get(POLICY)

    offered = [value for value, _ in page.context["form"].fields["binding_proof"].choices]
    assert offered == ["", "facts_and_phone"]
    assert "不暂停签约" in page.content.decode()
