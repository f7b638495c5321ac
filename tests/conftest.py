"""What every test may ask for."""

import pytest
from django.db import connection
from django.test import Client

from sanfang.agreements.models import Agreement
from tests.cast import Cast
from tests.laying import lay_out

pytest_plugins = ["tests.browser", "tests.guards.variables", "tests.guards.ordering", "tests.wechat.standin"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """A transactional test empties every table afterwards; on SQLite that is a DELETE, which the trail forbids."""
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            connection.cursor().execute("DROP TRIGGER IF EXISTS audit_entry_is_not_deleted")


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
