"""「教职工账号」 (manual H10)."""

import re

import pytest

from sanfang.actors import Role
from sanfang.institutions.models import SchoolClass
from sanfang.people.models import StaffMember, User
from tests.cast import PASSWORD

LIST, HIRE = "/school/staff/", "/school/staff/hire/"
COLUMNS = "序号 姓名 用户名 角色 负责范围 最后登录 状态"
GOOD = "four-quiet-mountains"


def member(cast, name) -> StaffMember:
    return StaffMember.objects.get(user=cast.users[name])


def page_of(cast, name, act="") -> str:
    return f"{LIST}{member(cast, name).pk}/{act}"


def a_new_teacher(cast, **values) -> dict[str, object]:
    return {
        "name": "陈晨",
        "username": "chen.chen",
        "phone": "",
        "role": "teacher",
        "departments": [cast.computing.pk],
        "password": GOOD,
        "again": GOOD,
    } | values


def usernames(page) -> list[str]:
    return sorted(row.user.username for row in page.context["page"])


def test_the_list_is_the_school_s_own(as_):
    page = as_("administrator").get(LIST)
    text = page.content.decode()

    assert " ".join(re.findall(r'<th scope="col"[^>]*>([^<]+)</th>', text)) == COLUMNS
    assert usernames(page) == ["administrator", "counsellor", "teacher", "teacher_of_another_department"]


@pytest.mark.parametrize(
    ("query", "found"),
    [("role=counsellor", 1), ("role=nonsense", 4), ("active=no", 1), ("active=yes", 3), ("role=teacher", 2)],
)
def test_the_filters_narrow(cast, as_, query, found):
    User.objects.filter(username="counsellor").update(is_active=False)

    assert len(usernames(as_("administrator").get(f"{LIST}?{query}"))) == found


def test_one_department_s_staff(cast, as_):
    page = as_("administrator").get(f"{LIST}?department={cast.mechanics.pk}")

    assert usernames(page) == ["teacher_of_another_department"]


def test_a_search_by_name_or_username(cast, as_):
    client = as_("administrator")
    client.post(LIST, {"q": "counsel"})

    assert usernames(client.get(LIST)) == ["counsellor"]


@pytest.mark.parametrize("query", ["role=counsellor", "role="])
def test_the_list_costs_the_same_for_any_number_of_rows(as_, query, django_assert_num_queries):
    client = as_("administrator")

    with django_assert_num_queries(15):
        client.get(f"{LIST}?{query}")


@pytest.mark.parametrize("path", [LIST, HIRE])
@pytest.mark.parametrize("stranger", ["teacher", "counsellor", "officer", "mo", "zhang"])
def test_only_administrators_find_these_pages(as_, path, stranger):
    assert as_(stranger).get(path).status_code == 404


@pytest.mark.parametrize("act", ["", "password/", "active/"])
@pytest.mark.parametrize("stranger", ["administrator_of_another_school", "counsellor", "mo"])
def test_an_account_of_another_school_does_not_exist(cast, as_, act, stranger):
    answer = as_(stranger).post(page_of(cast, "teacher", act), {"active": "no", "role": "administrator"})

    assert answer.status_code == 404
    assert member(cast, "teacher").user.is_active


def test_a_new_teacher_can_sign_in_and_sees_the_departments(cast, as_, client):
    as_("administrator").post(HIRE, a_new_teacher(cast))

    hired = StaffMember.objects.get(user__username="chen.chen")
    assert (hired.role, list(hired.departments.all())) == (Role.TEACHER, [cast.computing])
    assert client.login(username="chen.chen", password=GOOD)
    assert len(client.get("/school/records/").context["rows"]) == 2


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("username", {"username": "teacher"}),
        ("username", {"username": "陈 晨"}),
        ("departments", {"departments": []}),
        ("password", {"password": "1234567890", "again": "1234567890"}),
        ("password", {"password": "chen.chen1", "again": "chen.chen1"}),
        ("password", {"password": "short", "again": "short"}),
        ("again", {"again": "something-else"}),
        ("name", {"name": ""}),
        ("phone", {"phone": "139"}),
    ],
)
def test_a_faulty_account_is_refused_at_its_field_with_the_rest_kept(cast, as_, field, values):
    answer = as_("administrator").post(HIRE, a_new_teacher(cast, **values))

    assert list(answer.context["form"].errors) == [field]
    assert StaffMember.objects.filter(user__name="陈晨").exists() is False
    assert GOOD not in answer.content.decode()


def test_a_department_of_another_school_cannot_be_given(cast, as_):
    foreign = cast.zhou.department

    answer = as_("administrator").post(HIRE, a_new_teacher(cast, departments=[foreign.pk]))

    assert list(answer.context["form"].errors) == ["departments"]


@pytest.mark.parametrize("key", ["9" * 25, "-1", "１", "x", "\x00"])
def test_what_is_no_department_at_all_cannot_be_given(cast, as_, key):
    answer = as_("administrator").post(HIRE, a_new_teacher(cast, departments=[key]))

    assert list(answer.context["form"].errors) == ["departments"]


def test_another_role_holds_at_once(cast, as_):
    teacher = as_("teacher")
    assert teacher.get("/school/records/").status_code == 200

    as_("administrator").post(
        page_of(cast, "teacher"), {"role": "teacher", "departments": [cast.mechanics.pk]}
    )

    assert [graduate.name for graduate, _ in teacher.get("/school/records/").context["rows"]] == ["王强"]


def test_a_closed_account_is_out_with_its_next_request(cast, as_):
    teacher, administrator = as_("teacher"), as_("administrator")

    administrator.post(page_of(cast, "teacher", "active/"), {"active": "no"})
    assert teacher.get("/school/").status_code == 302
    administrator.post(page_of(cast, "teacher", "active/"), {"active": "yes"})
    assert as_("teacher").get("/school/").status_code == 200


def test_a_password_is_reset_and_the_old_session_ends(cast, as_, client):
    teacher = as_("teacher")

    as_("administrator").post(page_of(cast, "teacher", "password/"), {"password": GOOD, "again": GOOD})

    assert client.login(username="teacher", password=GOOD)
    assert teacher.get("/school/").status_code == 302


def test_a_weak_new_password_is_refused(cast, as_):
    answer = as_("administrator").post(
        page_of(cast, "teacher", "password/"), {"password": "teacher123", "again": "teacher123"}
    )

    assert "password" in answer.context["password_form"].errors


@pytest.mark.parametrize(
    ("act", "data"),
    [
        ("", {"role": "administrator"}),
        ("active/", {"active": "no"}),
        ("password/", {"password": GOOD, "again": GOOD}),
    ],
)
def test_nobody_changes_the_own_account_here(cast, as_, act, data):
    answer = as_("administrator").post(page_of(cast, "administrator", act), data)

    assert answer.status_code == 200
    assert member(cast, "administrator").user.is_active
    assert member(cast, "administrator").user.check_password(GOOD) is False
    assert "自己的账号" in as_("administrator").get(page_of(cast, "administrator")).content.decode()


def test_a_new_counsellor_of_one_class_sees_that_class_alone(cast, as_, client):
    other = SchoolClass.objects.create(major=cast.zhang.school_class.major, name="计算机222")
    cast.li.school_class = other
    cast.li.save()

    as_("administrator").post(
        HIRE, a_new_teacher(cast, role="counsellor", departments=[], classes=[cast.zhang.school_class.pk])
    )
    client.login(username="chen.chen", password=GOOD)
    page = client.get("/school/records/")

    assert [graduate.name for graduate, _ in page.context["rows"]] == ["张䶮"]
    assert client.get(f"/school/records/{cast.zhang.pk}/").status_code == 200
    assert client.get(f"/school/records/{cast.li.pk}/").status_code == 404


def test_V08_a_class_that_is_taken_away_is_gone_with_the_next_request(cast, as_, signed):
    member(cast, "counsellor").departments.clear()
    member(cast, "counsellor").classes.add(cast.zhang.school_class)
    client, path = as_("counsellor"), f"/school/agreements/{signed.pk}/"
    assert client.get(path).status_code == 200

    as_("administrator").post(
        page_of(cast, "counsellor"), {"role": "counsellor", "classes": [cast.wang.school_class.pk]}
    )

    assert client.get(path).status_code == 404


def test_the_filters_offer_the_classes_of_the_scope_alone(cast, as_):
    other = SchoolClass.objects.create(major=cast.zhang.school_class.major, name="计算机222")
    member(cast, "counsellor").departments.clear()
    member(cast, "counsellor").classes.add(other)
    client = as_("counsellor")

    for path in ("/school/records/", "/school/destinations/"):
        choices = client.get(path).context["filters"].fields["group"].choices
        assert [label for _, several in choices[1:] for _, label in several] == ["计算机222"]


def test_classes_are_folded_under_their_departments_and_open_where_one_is_ticked(cast, as_):
    member(cast, "counsellor").classes.add(cast.wang.school_class)

    folds = as_("administrator").get(page_of(cast, "counsellor")).context["form"]["classes"].folds

    assert {fold.heading: (fold.ticked, len(fold.options)) for fold in folds} == {
        "机械工程学院": (1, 1),
        "计算机与信息学院": (0, 1),
    }


def test_a_class_of_a_cohort_long_gone_is_offered_only_to_who_has_it(cast, as_):
    old = SchoolClass.objects.create(major=cast.zhang.school_class.major, name="计算机191")
    member(cast, "counsellor").classes.add(old)
    client = as_("administrator")

    offered = {
        name: [one.name for one in client.get(page_of(cast, name)).context["form"].fields["classes"].queryset]
        for name in ("counsellor", "teacher")
    }

    assert offered["counsellor"] == [
        *sorted(offered["teacher"])[:1],
        "计算机191",
        *sorted(offered["teacher"])[1:],
    ]


@pytest.mark.parametrize(("query", "found"), [("used=never", 3), ("used=6", 1), ("used=3", 1), ("used=x", 4)])
def test_accounts_that_nobody_uses_are_found_and_pointed_out(as_, query, found):
    StaffMember.objects.filter(user__username="teacher").update(created_at="2020-01-01T00:00:00Z")
    client = as_("administrator")

    page = client.get(f"{LIST}?{query}")

    assert (len(usernames(page)), page.context["unused"]) == (found, 1)


def test_the_last_sign_in_is_told_in_the_list_and_on_the_member_s_page(cast, as_):
    User.objects.filter(username="teacher").update(last_login="2026-01-02T03:04:00Z")
    client = as_("administrator")

    for path in (LIST, page_of(cast, "teacher")):
        assert "2026-01-02 11:04" in client.get(path).content.decode()


def test_work_is_handed_over_and_the_session_of_who_left_dies(cast, as_):
    leaver, successor = as_("teacher"), as_("teacher_of_another_department")
    assert leaver.get("/school/").status_code == 200
    path = page_of(cast, "teacher", "hand-over/")
    assert "待审核的签约" in as_("administrator").get(path).content.decode()

    answer = as_("administrator").post(
        path, {"successor": member(cast, "teacher_of_another_department").pk}, follow=True
    )

    assert "原账号已停用" in answer.content.decode()
    assert leaver.get("/school/").status_code == 302
    assert len(successor.get("/school/records/").context["rows"]) == 3
    assert "teacher的工作已交接给您" in successor.get("/school/").content.decode()


def test_who_left_is_told_who_took_over_when_the_password_is_right(cast, as_, client):
    path = page_of(cast, "teacher", "hand-over/")
    as_("administrator").post(path, {"successor": member(cast, "administrator").pk})

    said = {
        password: client.post("/sign-in/", {"username": "teacher", "password": password}).content.decode()
        for password in (PASSWORD, "wrong")
    }

    assert "您的工作已交接给administrator" in said[PASSWORD]
    assert "已交接" not in said["wrong"]


@pytest.mark.parametrize("chosen", ["counsellor", "administrator_of_another_school", ""])
def test_only_who_is_offered_can_take_over(cast, as_, chosen):
    key = member(cast, chosen).pk if chosen else ""

    answer = as_("administrator").post(page_of(cast, "teacher", "hand-over/"), {"successor": key})

    assert list(answer.context["form"].errors) == ["successor"]
    assert member(cast, "teacher").user.is_active
