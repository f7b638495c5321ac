"""Workers of their own write at the same time as the test."""

from tests.live import _shared_database, live_server  # noqa: F401
