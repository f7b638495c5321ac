"""Every address of the house × everybody (promises P8): who gets in does, and to the others it does not exist."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from tests.guards.resolver import addresses
from tests.permissions.case import FOUND, LEADS_ON, NOT_THERE, ONLY_POSTED_TO, ONLY_READ, has_a_door
from tests.permissions.cases import CASES
from tests.permissions.conftest import body, post, status
from tests.permissions.people import NOBODY, PARTIES
from tests.permissions.rows import fingerprint_of_all_rows

ADDRESSES = {address.name: address for address in addresses()}
BEHIND_A_DOOR = [name for name in CASES if has_a_door(name.partition(":")[0])]
OF_A_THING = [name for name in BEHIND_A_DOOR if name in ADDRESSES and ADDRESSES[name].arguments]
CLOSED = [name for name in BEHIND_A_DOOR if NOBODY not in CASES[name].gets]
POSTED_TO = [name for name, case in CASES.items() if case.posts]
ONLY_ASKED = [name for name, case in CASES.items() if not case.posts]

# What names nothing: a number nobody has, one that no column can hold, a UUID of nothing, a word for nothing.
ABSENT: dict[str, list[Any]] = {"int": [10**9, 10**30], "uuid": [UUID(int=7)], "slug": ["nothing"]}
CSRF = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')


def namespace_of(name: str) -> str:
    return name.partition(":")[0]


def test_every_address_has_its_case_and_every_case_its_address():
    assert sorted(CASES) == sorted(ADDRESSES)


@pytest.mark.parametrize("name", CASES)
def test_who_gets_in(name, address, browser):
    path, expected = address(name), CASES[name].answers(namespace_of(name))

    assert {who: status(browser(who).get(path)) for who in expected} == expected


@pytest.mark.parametrize("name", CLOSED)
def test_nobody_is_led_to_the_entrance_and_back_afterwards(name, address, browser):
    path = address(name)
    entrance = "/open-in-wechat/" if name.startswith("graduate:") else f"/sign-in/?next={path}"

    assert browser(NOBODY).get(path)["Location"] == entrance


@pytest.mark.parametrize("name", OF_A_THING)
def test_a_strangers_404_is_that_of_what_does_not_exist(name, address, browser, stage):
    case, path = CASES[name], address(name)
    strangers = [who for who, answer in case.answers(namespace_of(name)).items() if answer == NOT_THERE]
    absent = list(near(name, stage))

    for who in some_of(strangers, PARTIES[namespace_of(name)]):
        seen = {CSRF.sub(b"", body(browser(who).get(one))) for one in [path, *absent]}
        assert len(seen) == 1, who


@pytest.mark.parametrize("name", OF_A_THING)
def test_what_does_not_exist_is_not_there_for_those_who_get_in_either(name, browser, stage):
    """With one part of the address right and the other wrong, too."""
    case = CASES[name]
    client = browser(case.may_post[0])
    ask = client.post if case.gets[case.may_post[0]] == ONLY_POSTED_TO else client.get

    assert {one: ask(one).status_code for one in near(name, stage)} == dict.fromkeys(
        near(name, stage), NOT_THERE
    )


def some_of(strangers: list[str], party: tuple[str, ...]) -> list[str]:
    """All of the portal's own party, whom only the view turns away, and one whom the door does."""
    return [who for who in strangers if who in party] + [who for who in strangers if who not in party][:1]


def near(name: str, stage: Any) -> Iterator[str]:
    """The addresses that differ from a real one in one argument, which names nothing."""
    real = dict(CASES[name].of(stage))
    for argument, kind in ADDRESSES[name].arguments.items():
        for value in ABSENT[kind]:
            yield reverse(name, kwargs=real | {argument: value})


@pytest.mark.parametrize("name", BEHIND_A_DOOR)
def test_a_strangers_post_finds_nothing_and_changes_nothing(name, address, browser, stage):
    case, path = CASES[name], address(name)
    strangers = {who: browser(who) for who in case.strangers()}
    data = case.posts(stage) if case.posts else {}
    before = fingerprint_of_all_rows()

    answers = {who: client.post(path, data).status_code for who, client in strangers.items()}

    for who, answer in answers.items():
        assert answer in case.turns_down(who, namespace_of(name)), who
    assert fingerprint_of_all_rows() == before


@pytest.mark.parametrize("name", POSTED_TO)
def test_what_strangers_try_is_what_those_who_may_succeed_with(name, address, browser, stage):
    """The control of the test before: the same POST by the right person is done."""
    case, path = CASES[name], address(name)
    client, data = browser(case.may_post[0]), case.posts(stage)
    before = fingerprint_of_all_rows()

    answer = post(client, path, case, data)

    assert answer.status_code in {200, LEADS_ON}
    assert (fingerprint_of_all_rows() != before) == case.writes, body(answer).decode()


@pytest.mark.parametrize("name", ONLY_ASKED)
def test_where_nothing_is_posted_a_post_changes_nothing(name, address, browser):
    path, who = address(name), CASES[name].may_post[0]
    client, before = browser(who), fingerprint_of_all_rows()

    assert client.post(path).status_code in {ONLY_READ, LEADS_ON, *(set(CASES[name].gets.values()) - {FOUND})}
    assert fingerprint_of_all_rows() == before
