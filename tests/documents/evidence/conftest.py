"""Evidence records of agreements, as readers get them and as data."""

import json

import pytest

from sanfang.documents.evidence.exporting import exported
from sanfang.documents.evidence.record import Evidence, record_of
from tests.agreements.corrections.conftest import Correcting
from tests.agreements.terminations.conftest import Ending
from tests.recruiting.route import Route


@pytest.fixture
def route(cast) -> Route:
    return Route(cast)


@pytest.fixture
def ending(cast, in_force) -> Ending:
    return Ending(cast, in_force)


@pytest.fixture
def correcting(cast, in_force) -> Correcting:
    return Correcting(cast, in_force)


@pytest.fixture
def record(cast):
    """The record as somebody of the cast reads it; by itself, an administrator of the school."""

    def read(agreement, reader: str = "administrator") -> Evidence:
        agreement.refresh_from_db()
        return record_of(agreement, cast.actor(reader))

    return read


@pytest.fixture
def data(record):
    """The same as data to be checked far from us, as it comes out of the file."""
    return lambda agreement, reader="administrator": json.loads(exported(record(agreement, reader)))
