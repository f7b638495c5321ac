"""What the tests of the graduate's phone share."""

import pytest

from tests.recruiting.route import Route


@pytest.fixture
def route(cast) -> Route:
    """Route 1, as far as a test needs it."""
    return Route(cast)
