"""What the tests of the province's desk share."""

import pytest


@pytest.fixture
def officer(as_):
    """The browser of somebody at the province."""
    return as_("officer")
