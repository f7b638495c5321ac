"""Lets what is loaded happen on its own day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from unittest.mock import patch


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Within, the product believes it is `moment`: every module asks `timezone.now()`."""
    # A plain function: a mock would keep every one of its many calls.
    with patch("django.utils.timezone.now", lambda: moment):
        yield
