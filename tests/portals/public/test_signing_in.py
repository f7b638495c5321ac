"""One sign-in page for three parties, slow to those who guess."""

import pytest
from django.test import Client

from sanfang.people.models import User
from tests.cast import PASSWORD

UNIFORM = "用户名或密码不对"


def sign_in(client, username="teacher", password=PASSWORD, query="", **more):
    return client.post(f"/sign-in/{query}", {"username": username, "password": password, **more})


@pytest.mark.parametrize(
    ("who", "home"),
    [
        ("teacher", "/school/"),
        ("administrator", "/school/"),
        ("mo", "/employer/"),
        ("officer", "/province/"),
    ],
)
def test_everybody_goes_on_to_the_own_portal(cast, who, home):
    answer = sign_in(Client(), who)

    assert (answer.status_code, answer["Location"]) == (302, home)


def test_the_page_that_was_asked_for_comes_after_signing_in(cast):
    assert sign_in(Client(), query="?next=/school/reviews/")["Location"] == "/school/reviews/"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "/employer/",
        "javascript:x",
        "school",
        "public:sign_out",
    ],
)
def test_nobody_is_sent_elsewhere_after_signing_in(cast, elsewhere):
    assert sign_in(Client(), next=elsewhere)["Location"] == "/school/"


@pytest.mark.parametrize(
    ("username", "password"), [("teacher", "wrong"), ("nobody", PASSWORD), ("nobody", "x")]
)
def test_what_was_wrong_is_not_said(cast, username, password):
    answer = sign_in(Client(), username, password)

    assert answer.status_code == 200
    assert UNIFORM in answer.content.decode()
    assert username in answer.content.decode()


def test_the_password_never_comes_back(cast):
    assert "my-secret-typo" not in sign_in(Client(), password="my-secret-typo").content.decode()


def test_a_closed_account_is_refused_in_the_same_words(cast):
    User.objects.filter(username="teacher").update(is_active=False)

    assert UNIFORM in sign_in(Client()).content.decode()


def test_ten_failures_close_the_door_for_this_name_from_this_address(cast):
    client = Client()
    for _ in range(10):
        sign_in(client, password="wrong")

    refused = sign_in(client)

    assert refused.status_code == 429 or "次数过多" in refused.content.decode()
    assert "_auth_user_id" not in client.session
    assert sign_in(Client(), "mo").status_code == 302
    assert sign_in(Client(REMOTE_ADDR="10.0.0.9")).status_code == 302


def test_successes_are_not_counted(cast):
    for _ in range(12):
        assert sign_in(Client()).status_code == 302


def test_an_account_without_a_post_is_told_so_and_stays_out(cast):
    User.objects.create_user("retired", PASSWORD)
    client = Client()

    assert "没有对应的单位或岗位" in sign_in(client, "retired").content.decode()
    assert "_auth_user_id" not in client.session


def test_a_phone_has_no_password_to_guess(cast):
    assert UNIFORM in sign_in(Client(), "wechat:phone-of-zhang", "").content.decode() or (
        "请填写" in sign_in(Client(), "wechat:phone-of-zhang", "").content.decode()
    )
    assert UNIFORM in sign_in(Client(), "wechat:phone-of-zhang", "!").content.decode()


@pytest.mark.parametrize(
    "username", ["\x00", "a" * 10_000, "\u202eteacher", "<script>alert(1)</script>", "' OR 1=1 --"]
)
def test_B15_hostile_names_are_refused_and_shown_inert(cast, username):
    answer = sign_in(Client(), username)

    assert answer.status_code == 200
    assert "<script>alert(1)" not in answer.content.decode()


def test_signing_out_is_a_post_and_ends_the_session(as_):
    client = as_("teacher")

    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/")["Location"] == "/"
    assert "_auth_user_id" not in client.session


def test_an_earlier_session_of_another_account_is_over(cast, as_):
    client = as_("zhang")
    client.session["left"] = "behind"

    sign_in(client, "mo")

    assert "left" not in client.session
    assert client.get("/m/").status_code == 404
