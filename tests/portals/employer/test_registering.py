"""「用人单位注册」: from nobody to an account that may prepare."""

import pytest
from django.contrib.auth import get_user
from django.test import Client

from sanfang.employers.models import Employer
from sanfang.institutions.models import Province
from sanfang.notices.models import Notice
from sanfang.portals.gate.checks import DEMO_PASSWORD, demo_accounts_in_use
from tests.cast import a_uscc

ADDRESS = "/employer/register/"


def facts(**changes):
    typed = {
        "name": "芜湖长风机械有限公司",
        "uscc": a_uscc(),
        "nature": "39",
        "industry": "22",
        "place": "安徽省芜湖市",
        "address": "安徽省芜湖市弋江区花津路 1 号",
        "postcode": "241000",
        "contact_person": "程风",
        "phone": "(0553)2871999",
        "email": "hr@changfeng.example",
        "person": "程风",
        "username": "changfeng",
        "password": "correct-horse-battery",
        "again": "correct-horse-battery",
    }
    return typed | changes


def register(client=None, **changes):
    return (client or Client()).post(ADDRESS, facts(**changes))


def test_the_page_is_open_to_everybody(db):
    assert Client().get(ADDRESS).status_code == 200


def test_whoever_registers_is_signed_in_and_told_what_to_do_next(cast):
    client = Client()

    answer = client.post(ADDRESS, facts(), follow=True)

    assert get_user(client).username == "changfeng"
    page = answer.content.decode()
    assert "待认证" in page
    assert "上传资质证明材料" in page
    assert Notice.objects.get(party="province").title == "芜湖长风机械有限公司注册，待认证"


def test_what_was_typed_is_kept_as_the_domain_spells_it(cast):
    register(name="长风(芜湖)机械有限公司 ", uscc=a_uscc().lower())

    employer = Employer.objects.get(name="长风（芜湖）机械有限公司")
    assert (employer.phone, employer.uscc) == ("0553-2871999", employer.uscc.upper())


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("123456789123456789", "校验不符"),
        ("91340200MAIOSVZ001", "没有字母"),
        ("340200000012345", "旧营业执照注册号"),
        ("73893832-9", "旧的组织机构代码"),
        ("9134", "应为 18 位"),
        ("", "请填写"),
    ],
)
def test_D05_a_wrong_code_is_refused_with_what_to_do(cast, typed, words):
    answer = register(uscc=typed)

    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert not Employer.objects.filter(name="芜湖长风机械有限公司").exists()


def test_D05_lowercase_is_the_same_code_as_the_one_registered(cast):
    answer = register(uscc=cast.employers["mo"].uscc.lower())

    assert "已注册" in answer.content.decode()
    assert "芜湖长风机械有限公司" in answer.content.decode()


@pytest.mark.parametrize("name", ["<script>公司", "\ue000公司", "长" * 101, "x"])
def test_D06_what_cannot_be_a_name_is_refused(cast, name):
    assert register(name=name).status_code == 200
    assert Employer.objects.count() == 2


def test_D07_an_address_without_an_at_sign_is_no_e_mail(cast):
    answer = register(email="1011.com")

    assert "请填写有效的电子邮箱" in answer.content.decode()
    assert Employer.objects.count() == 2


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"password": "short", "again": "short"}, "至少要 10 个字符"),
        ({"password": "password123", "again": "password123"}, "太常见"),
        ({"password": "changfeng1", "again": "changfeng1"}, "太相近"),
        ({"again": "something-else"}, "两次输入的密码不一样"),
        ({"username": "mo"}, "4 到 50 个"),
        ({"username": "wechat:openid"}, "4 到 50 个"),
        ({"username": "teacher"}, "已有人使用"),
        ({"phone": "12345"}, "带区号的座机"),
        ({"postcode": "24100"}, "6 位数字"),
        ({"nature": "99"}, "选择"),
    ],
)
def test_a_fault_is_told_in_chinese_and_nobody_is_registered(cast, changes, words):
    page = register(**changes).content.decode()

    assert words in page
    assert Employer.objects.count() == 2


def test_x04_nobody_registers_what_would_keep_production_from_starting_again(cast):
    register(username="employer", password=DEMO_PASSWORD, again=DEMO_PASSWORD)

    assert demo_accounts_in_use() == []


def test_the_password_never_comes_back(cast):
    assert "my-secret-typo" not in register(password="my-secret-typo", uscc="9").content.decode()


def test_B15_hostile_text_is_refused_or_inert(cast):
    for text in ("\x00", "a" * 10_000, "\u202e公司", "<script>alert(1)</script>"):
        answer = register(address=text, contact_person=text)
        assert answer.status_code == 200
        assert "<script>alert(1)" not in answer.content.decode()


def test_with_several_provinces_one_is_chosen(cast):
    other = Province.objects.create(code="320000", name="江苏省")

    assert "请选择「省份」" in register().content.decode()
    register(province=other.pk)

    assert Employer.objects.get(name="芜湖长风机械有限公司").province == other


def test_whoever_is_signed_in_is_led_home(as_):
    assert as_("mo").get(ADDRESS)["Location"] == "/employer/"
    assert as_("teacher").get(ADDRESS)["Location"] == "/school/"


def test_thirty_tries_an_hour_from_one_address_are_enough(db):
    client = Client()
    answers = [client.post(ADDRESS, {}).status_code for _ in range(31)]

    assert answers == [200] * 30 + [429]
