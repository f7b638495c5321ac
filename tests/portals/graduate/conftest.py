"""What the tests of the graduate's phone share."""

import pytest

# A page that was opened says so by itself, while the test goes on: one has to wait for the other.
from tests.live import _shared_database, live_server  # noqa: F401
from tests.recruiting.route import Route


@pytest.fixture
def route(cast) -> Route:
    """Route 1, as far as a test needs it."""
    return Route(cast)
