"""The demo's passwords: all are the same word, so that it is hashed once and not for every account anew."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from unittest.mock import patch

from django.contrib.auth.hashers import make_password


@contextmanager
def hashed_once() -> Iterator[None]:
    """Within, equal passwords have the same hash. It is a real one; that it is shared tells nobody anything new."""
    with patch("django.contrib.auth.base_user.make_password", lru_cache(make_password)):
        yield
