"""A database that many threads can share, and a cast that all of them see."""

from collections.abc import Iterator

import pytest

from tests.cast import Cast
from tests.database import shared_between_threads
from tests.laying import lay_out


@pytest.fixture(scope="module", autouse=True)
def _shared_database(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[None]:
    with django_db_blocker.unblock(), shared_between_threads(tmp_path_factory.mktemp("races")):
        yield


@pytest.fixture
def cast(transactional_db) -> Cast:
    """The usual cast, committed: what one thread writes, the others read."""
    return lay_out()
