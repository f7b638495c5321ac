"""What every test may ask for."""

import pytest
from django.test import Client

from sanfang.agreements.models import Agreement
from tests.cast import Cast
from tests.database import let_tables_be_emptied
from tests.laying import lay_out

pytest_plugins = [
    "tests.browser",
    "tests.guards.ordering",
    "tests.guards.variables",
    "tests.sealing.seals",
    "tests.wechat.standin",
]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        let_tables_be_emptied()


@pytest.fixture
def cast(db) -> Cast:
    return lay_out()


@pytest.fixture
def signed(cast: Cast) -> Agreement:
    """Zhang has signed with Mo's company; the school has not looked at it yet."""
    return cast.sign()


@pytest.fixture
def in_force(cast: Cast, signed: Agreement) -> Agreement:
    return cast.approve(signed)


@pytest.fixture
def as_(cast: Cast):
    """A client signed in as somebody of the cast: `as_("teacher").get(...)`."""

    def sign_in(name: str) -> Client:
        client = Client()
        client.force_login(cast.users[name])
        return client

    return sign_in
