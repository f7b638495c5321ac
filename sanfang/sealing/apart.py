"""pyHanko runs an event loop of its own for every signature, which cannot be done where one runs already."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")


def apart(work: Callable[[], Result]) -> Result:
    """What the work returns or raises, done in a thread of its own: so it is the same under every web server."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(work).result()
