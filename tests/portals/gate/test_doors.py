"""Which door opens to whom; the matrix of tests/permissions walks through all of them."""

import pytest
from django.http import Http404, HttpResponse
from django.test import Client, RequestFactory

from sanfang.actors import Role
from sanfang.people.models import User
from sanfang.portals.gate.doors import DOORS, for_roles, for_the_unbound
from sanfang.portals.gate.homes import HOMES, home_of

HOME_OF = {"zhang": "/m/", "mo": "/employer/", "teacher": "/school/", "officer": "/province/"}


@pytest.mark.parametrize("name", HOME_OF)
def test_each_party_finds_its_own_door_open_and_no_other(as_, name):
    answers = {path: as_(name).get(path).status_code for path in HOMES.values()}

    assert answers == {path: 200 if path == HOME_OF[name] else 404 for path in HOMES.values()}


@pytest.mark.parametrize(
    ("path", "entrance"),
    [
        ("/m/", "/open-in-wechat/"),
        ("/employer/", "/sign-in/?next=/employer/"),
        ("/school/", "/sign-in/?next=/school/"),
        ("/province/", "/sign-in/?next=/province/"),
    ],
)
def test_nobody_is_led_to_the_entrance(db, path, entrance):
    answer = Client().get(path)

    assert (answer.status_code, answer["Location"]) == (302, entrance)


def test_a_phone_without_a_binding_is_led_to_binding(db):
    client = Client()
    client.force_login(User.objects.for_phone("new phone"))

    assert client.get("/m/agreements/")["Location"] == "/m/bind/"
    assert client.get("/m/bind/").status_code == 200


def test_every_door_has_a_home():
    assert {home_of(party) for party in DOORS.values()} == set(HOMES.values())


@for_roles(Role.ADMINISTRATOR, Role.COUNSELLOR)
def chosen(request):
    return HttpResponse("welcome")


@pytest.mark.parametrize("name", ["administrator", "counsellor"])
def test_a_page_for_roles_opens_to_them(cast, name):
    assert chosen(asking(cast, name)).content == b"welcome"


@pytest.mark.parametrize("name", ["teacher", "mo", "zhang", "officer"])
def test_to_other_roles_and_parties_it_does_not_exist(cast, name):
    with pytest.raises(Http404):
        chosen(asking(cast, name))


def asking(cast, name):
    request = RequestFactory().get("/")
    request.actor = cast.actor(name)
    return request


def test_a_mark_on_a_view_keeps_its_other_marks():
    @for_the_unbound
    @for_roles(Role.ADMINISTRATOR)
    def view(request):
        """What it does."""

    assert (view.__name__, view.__doc__, view.for_the_unbound) == ("view", "What it does.", True)
