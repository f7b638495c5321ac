"""The shelf of phones asks again and again, while the test goes on."""

from tests.live import _shared_database, live_server  # noqa: F401
