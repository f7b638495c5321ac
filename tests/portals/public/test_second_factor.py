"""Signing in with the second factor (promises X05)."""

import pytest
import time_machine
from django.test import Client

from sanfang.people import second_factor
from sanfang.people.models import SecondFactor
from tests.cast import PASSWORD

DEAN, PAGE = "administrator", "/school/second-factor/"
NOW = "2026-03-02T09:00:10+08:00"


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as travelled:
        yield travelled


@pytest.fixture
def dean(cast, clock):
    """The administrator, who has turned it on some minutes ago."""
    user = cast.users[DEAN]
    second_factor.begin(user)
    second_factor.turn_on(user, code_of(user), actor=cast.actor(DEAN))
    clock.shift(300)
    return user


def code_of(user) -> str:
    return second_factor.code_at(SecondFactor.objects.get(user=user).key, second_factor.step_now())


def sign_in(username=DEAN, password=PASSWORD, code=""):
    return Client().post("/sign-in/", {"username": username, "password": password, "code": code})


def lock_out(username=DEAN) -> None:
    for _ in range(10):
        sign_in(username, "guess")
    assert "次数过多" in sign_in(username).content.decode()


def test_X05_the_real_dean_still_enters_by_the_second_factor(dean):
    lock_out()

    assert sign_in(code=code_of(dean)).status_code == 302


def test_X05_guesses_with_made_up_codes_do_not_shut_the_dean_out(dean):
    lock_out()
    for number in range(12):
        sign_in(password="guess", code=f"{number:06}")

    assert sign_in(code=code_of(dean)).status_code == 302


@pytest.mark.parametrize(
    ("password", "is_code_right"), [(PASSWORD, False), ("guess", True), ("guess", False)]
)
def test_X05_whoever_lacks_one_of_the_two_stays_out_and_learns_nothing(dean, password, is_code_right):
    lock_out()
    code = code_of(dean) if is_code_right else "000000"

    answer = sign_in(password=password, code=code)

    assert answer.status_code == 200
    assert "登录失败的次数过多" in answer.content.decode()


def test_X05_a_code_of_nobody_s_opens_no_account_without_a_second_factor(cast, clock):
    lock_out("teacher")

    assert "次数过多" in sign_in("teacher", code="123456").content.decode()


def test_the_password_alone_is_not_enough(dean):
    answer = sign_in()

    assert "请重新输入密码，并填写" in answer.content.decode()


def test_ten_wrong_codes_by_somebody_who_knows_the_password_shut_the_account(dean):
    for number in range(10):
        sign_in(code=f"{number:06}")

    assert "次数过多" in sign_in(code=code_of(dean)).content.decode()


def test_a_code_seen_over_the_shoulder_is_of_no_use(dean):
    code = code_of(dean)

    assert [sign_in(code=code).status_code for _ in range(2)] == [302, 200]


def test_an_account_without_it_signs_in_as_before(cast):
    assert [sign_in("teacher", code=code).status_code for code in ("", "123456")] == [302, 302]


def test_at_the_desk_it_is_begun_turned_on_and_turned_off(cast, as_, clock):
    client, user = as_("teacher"), cast.users["teacher"]
    client.post(PAGE, {"begin": "yes"})
    assert client.get(PAGE).context["picture"].startswith("data:image/png;base64,")

    wrong = client.post(PAGE, {"code": "000000"})
    assert list(wrong.context["form"].errors) == ["code"]
    client.post(PAGE, {"code": code_of(user)})
    assert second_factor.is_on(user)
    assert SecondFactor.objects.get(user=user).key not in client.get(PAGE).content.decode()

    clock.shift(60)
    client.post(PAGE, {"code": code_of(user)})
    assert second_factor.is_on(user) is False


def test_codes_cannot_be_tried_at_leisure_at_an_open_desk(cast, as_, clock):
    client, user = as_("teacher"), cast.users["teacher"]
    client.post(PAGE, {"begin": "yes"})
    for number in range(10):
        client.post(PAGE, {"code": f"{number:06}"})

    answer = client.post(PAGE, {"code": code_of(user)})

    assert "输错的次数过多" in answer.content.decode()
    assert second_factor.is_on(user) is False


@pytest.mark.parametrize(("who", "means"), [(DEAN, "password+code"), ("teacher", "password")])
def test_the_session_remembers_whether_the_second_factor_was_shown(dean, who, means):
    client = Client()
    code = code_of(dean) if who == DEAN else ""

    client.post("/sign-in/", {"username": who, "password": PASSWORD, "code": code})

    assert client.session["identified_by"] == means
