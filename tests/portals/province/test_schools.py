"""「学校」: the list, one school, a new one with its administrator, the contact block."""

import pytest
from django.test import Client

from sanfang.institutions.models import Province, School
from sanfang.people.models import StaffMember, User
from tests.cast import PASSWORD
from tests.portals.province.test_home_and_share import a_school

LIST = "/province/schools/"
SCHOOL = {
    "code": "10370",
    "name": "安徽师范大学",
    "contact_office": "学生工作处",
    "contact_person": "王老师",
    "address": "安徽省芜湖市弋江区文津西路 1 号",
    "phone": "0553-5910000",
    "person": "赵主任",
    "username": "ahnu-admin",
    "password": "correct-horse-battery",
}


def read(client, address=LIST, **query):
    return client.get(address, query).content.decode()


def test_the_list_shows_every_school_with_its_cohort_and_its_accounts(officer, cast):
    page = read(officer)

    assert "安徽工程大学" in page
    assert '<td class="sf-number">3</td><td class="sf-number">＊</td><td class="sf-number">4</td>' in page


def test_the_search_leaves_no_text_in_the_address(officer, cast):
    assert officer.post(LIST, {"q": "理工"})["Location"] == LIST
    page = read(officer)

    assert "安徽理工大学" in page
    assert "安徽工程大学" not in page
    officer.post(LIST, {"q": "没有这样的"})
    assert "没有符合条件的学校" in read(officer)


def test_without_schools_the_page_says_what_to_do(officer, cast):
    cast.province.schools.update(province=Province.objects.create(code="320000", name="江苏省"))

    assert "还没有学校" in read(officer)


def test_a_school_of_another_province_does_not_exist(officer, cast):
    foreign = a_school(Province.objects.create(code="320000", name="江苏省"))

    for act in ("", "contact/", "administrator/"):
        assert officer.get(f"{LIST}{foreign.pk}/{act}").status_code == 404


def test_a_school_and_its_first_administrator_come_together(officer, cast):
    answer = officer.post(f"{LIST}add/", SCHOOL)

    school = School.objects.get(code="10370")
    assert answer["Location"] == f"{LIST}{school.pk}/"
    member = StaffMember.objects.get(school=school)
    assert (member.role, member.user.name) == ("administrator", "赵主任")
    client = Client()
    client.post("/sign-in/", {"username": "ahnu-admin", "password": SCHOOL["password"]})
    assert client.session["_auth_user_id"] == str(member.user_id)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"code": "10363"}, "已有这个院校代码"),
        ({"code": "1037"}, "5 位数字"),
        ({"name": "安徽工程大学"}, "已有这个院校代码或院校名称"),
        ({"username": "teacher"}, "已有人使用"),
        ({"password": "short"}, "至少要 10 个字符"),
        ({"phone": "123"}, "带区号的座机"),
        ({"address": "文津\ue0f1路"}, "印不出"),
    ],
)
def test_a_fault_adds_neither_school_nor_account(officer, cast, changes, words):
    answer = officer.post(f"{LIST}add/", SCHOOL | changes)

    assert words in answer.content.decode()
    assert (School.objects.count(), User.objects.filter(name="赵主任").count()) == (2, 0)


def test_the_schools_page_shows_its_figures_and_contact_block(officer, cast):
    page = read(officer, f"{LIST}{cast.school.pk}/")

    for words in ("2026 届", "<dd>3</dd>", "毕业生就业指导中心", "4 个账号在用"):
        assert words in page


def test_a_school_whose_accounts_are_all_closed_is_pointed_out(officer, cast):
    User.objects.filter(staff_member__school=cast.school).update(is_active=False)

    assert "没有可用的教职工账号" in read(officer, f"{LIST}{cast.school.pk}/")


def test_the_contact_block_is_changed(officer, cast):
    officer.post(f"{LIST}{cast.school.pk}/contact/", SCHOOL)

    cast.school.refresh_from_db()
    assert (cast.school.contact_person, cast.school.name) == ("王老师", "安徽工程大学")


def test_another_administrator_is_put_in_place(officer, cast):
    account = {"person": "赵主任", "username": "new-admin", "password": PASSWORD}

    officer.post(f"{LIST}{cast.school.pk}/administrator/", account)
    refused = officer.post(f"{LIST}{cast.school.pk}/administrator/", account)

    assert StaffMember.objects.get(user__username="new-admin").school == cast.school
    assert "已有人使用" in refused.content.decode()


@pytest.mark.parametrize("stranger", ["zhang", "teacher", "administrator", "mo"])
def test_to_another_party_the_pages_do_not_exist(as_, cast, stranger):
    client = as_(stranger)

    assert client.get(LIST).status_code == 404
    assert client.post(f"{LIST}add/", SCHOOL).status_code == 404
    assert client.post(f"{LIST}{cast.school.pk}/administrator/", {}).status_code == 404
    assert School.objects.count() == 2


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_with_one_school_and_with_three(
    officer, cast, count, django_assert_num_queries
):
    if count == 1:
        other = Province.objects.create(code="320000", name="江苏省")
        School.objects.filter(pk=cast.other_school.pk).update(province=other)
    else:
        a_school(cast.province)

    with django_assert_num_queries(15):
        officer.get(LIST)
