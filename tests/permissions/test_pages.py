"""Every page of the house, seen by somebody who gets in: fit for a browser, and silent in the logs."""

import logging

import pytest
from django.http import HttpResponse

from tests.permissions.case import FOUND
from tests.permissions.cases import CASES
from tests.permissions.conftest import body, post
from tests.permissions.decency import faults_of
from tests.permissions.people import NOBODY

PAGES = [name for name, case in CASES.items() if FOUND in case.gets.values()]
POSTED_TO = [name for name, case in CASES.items() if case.posts]


def a_reader(name: str) -> str:
    return next(who for who, answer in CASES[name].gets.items() if answer == FOUND)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_fit_for_a_browser(name, address, browser):
    response = browser(a_reader(name)).get(address(name))

    assert faults_of(response) == []
    body(response)


@pytest.mark.parametrize("who", ["zhang", "mo", "teacher", "officer", NOBODY])
def test_the_page_of_a_404_is_fit_too(browser, who):
    assert faults_of(browser(who).get("/nothing/here/")) == []


@pytest.fixture
def canaries(stage) -> list[str]:
    """What is personal about zhang, or opens something, and must stand in no log."""
    zhang = stage.zhang
    return [
        zhang.name,
        zhang.id_number,
        zhang.phone,
        zhang.home_address,
        zhang.email,
        stage.cast.users["mo"].password,
    ]


@pytest.mark.parametrize("name", PAGES)
def test_reading_a_page_leaves_nobody_in_the_logs(name, address, browser, canaries, caplog):
    path = address(name)
    caplog.set_level(logging.DEBUG)

    body(browser(a_reader(name)).get(path))

    assert [word for word in canaries if word in caplog.text] == []


@pytest.mark.parametrize("name", POSTED_TO)
def test_acting_leaves_nobody_in_the_logs(name, address, browser, stage, canaries, caplog):
    case, path = CASES[name], address(name)
    client, data = browser(case.may_post[0]), case.posts(stage)
    caplog.set_level(logging.DEBUG)

    body(post(client, path, case, data))

    assert [word for word in canaries if word in caplog.text] == []


def test_a_name_in_a_log_would_be_found(canaries, caplog):
    logging.getLogger("sanfang").warning("signed by %s", canaries[0])

    assert canaries[0] in caplog.text


@pytest.mark.parametrize(
    "fault",
    [
        "<script>alert(1)</script>",
        '<p style="color: red">x</p>',
        "<style>p {}</style>",
        '<a onclick="x()">x</a>',
        '<a href="javascript:x()">x</a>',
        '<script src="//cdn.example/x.js"></script>',
        '<a href="/school/records/?q=张">x</a>',
        '<form><input name="phone"></form>',
    ],
)
def test_an_unfit_page_would_be_found(fault):
    page = HttpResponse(fault)
    fit = faults_of(HttpResponse("<p>x</p>"))

    assert len(faults_of(page)) == len(fit) + 1


def test_a_fit_page_has_no_faults():
    page = """
        <script type="application/json">{}</script> <script src="/static/x.js"></script>
        <form method="post"><input name="phone"></form> <a href="/x/?page=2">2</a>
    """

    assert faults_of(HttpResponse(page)) == faults_of(HttpResponse("<p>x</p>"))
