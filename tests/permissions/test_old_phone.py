"""The phone that was released: its next request, on every cookie it has, leads to binding and writes nothing
(promises P25, T11)."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from sanfang.actors import Actor, Party
from sanfang.graduates import actions
from sanfang.people.models import User
from tests.permissions.cases import CASES
from tests.permissions.rows import fingerprint_of_all_rows
from tests.permissions.stage import Stage

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
# The one page that an old phone may post to again is the binding itself.
POSTED_TO = [
    name
    for name, case in CASES.items()
    if name.startswith("graduate:") and case.posts and "zhang" in case.may_post and name != "graduate:bind"
]


def an_old_phone(stage: Stage) -> Client:
    """Zhang's, with the check of the token on, as a browser has it."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(stage.cast.users["zhang"])
    return client


def token_of(client: Client) -> str:
    return TOKEN.search(client.get("/m/bind/").content.decode()).group(1)


def release(stage: Stage) -> None:
    actions.release(stage.zhang, actor=stage.cast.actor("administrator"), reason="手机丢失，已核验身份证")


def bind_another(stage: Stage) -> None:
    zhang, user = stage.zhang, User.objects.for_phone("a-new-phone")
    actions.bind(
        user,
        school=zhang.school,
        name=zhang.name,
        student_number=zhang.student_number,
        id_number=zhang.id_number,
        actor=Actor(Party.GRADUATE, "未绑定的手机", user.pk),
    )


@pytest.mark.parametrize("is_bound_again", [False, True], ids=["released", "bound_again"])
@pytest.mark.parametrize("name", POSTED_TO)
def test_P25_a_post_with_a_valid_token_writes_nothing(stage, name, is_bound_again):
    client, path = an_old_phone(stage), reverse(name, kwargs=dict(CASES[name].of(stage)))
    typed = dict(CASES[name].posts(stage))
    release(stage)
    if is_bound_again:
        bind_another(stage)
    typed["csrfmiddlewaretoken"] = token_of(client)
    before = fingerprint_of_all_rows()

    for headers in ({}, {"HX-Request": "true"}):
        answer = client.post(path, typed, headers=headers)
        assert (answer.status_code, answer["Location"]) == (302, "/m/bind/")

    assert fingerprint_of_all_rows() == before


def test_P25_every_cookie_of_the_old_phone_is_led_to_binding(stage):
    cookies = [an_old_phone(stage) for _ in range(4)]
    assert {client.get("/m/").status_code for client in cookies} == {200}
    assert len({client.cookies[settings.SESSION_COOKIE_NAME].value for client in cookies}) == 4

    release(stage)
    bind_another(stage)

    assert {client.get("/m/")["Location"] for client in cookies} == {"/m/bind/"}


def test_P25_the_control_before_the_release_the_same_post_is_accepted(stage):
    client = an_old_phone(stage)
    token = TOKEN.search(client.get("/m/card/").content.decode()).group(1)

    answer = client.post("/m/card/issue/", {"csrfmiddlewaretoken": token})

    assert answer["Location"] == "/m/card/"


def forged(number: int) -> dict[str, str]:
    return {"openid": "phone-of-zhang", "user": str(number), "code": f"forged-{number}", "app_id": "wx1"}


@pytest.mark.parametrize("is_json", [False, True], ids=["form", "json"])
def test_T20_B14_no_forged_openid_opens_a_phone(stage, is_json):
    paths = [
        "/m/bind/",
        "/m/card/issue/",
        "/m/record/confirm/",
        "/m/record/phone/",
        "/m/agreements/1/confirm/",
    ]
    before = fingerprint_of_all_rows()
    kind = {"content_type": "application/json"} if is_json else {}

    for number in range(20):
        client = Client(headers={"X-WX-OPENID": "phone-of-zhang", "X-Openid": "phone-of-zhang"})
        client.cookies["openid"] = "phone-of-zhang"
        for path in paths:
            assert client.post(path, forged(number), **kind)["Location"] == "/open-in-wechat/"
        assert settings.SESSION_COOKIE_NAME not in client.cookies

    assert fingerprint_of_all_rows() == before


def test_T20_an_unbound_phone_that_forges_stays_itself(stage):
    client = Client()
    client.force_login(User.objects.for_phone("mine"))

    for number in range(20):
        client.post("/m/bind/", forged(number), headers={"X-WX-OPENID": "phone-of-zhang"})

    assert client.get("/m/")["Location"] == "/m/bind/"
