"""What the tests of route 1 share."""

import pytest

from tests.recruiting.route import Route


@pytest.fixture
def route(cast) -> Route:
    return Route(cast)
