"""Progress that a person can follow in a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import monotonic

WIDTH = 24
PAUSE = 0.1


def follow(what: str, total: int) -> Callable[[], None]:
    """A line that fills as the returned function is called, `total` times."""
    started, shown, done = monotonic(), 0.0, 0

    def step() -> None:
        nonlocal shown, done
        done += 1
        if done == total or monotonic() - shown > PAUSE:
            shown = monotonic()
            _draw(what, done, total, shown - started)

    return step


def _draw(what: str, done: int, total: int, seconds: float) -> None:
    filled = WIDTH * done // max(total, 1)
    bar = "█" * filled + "·" * (WIDTH - filled)
    end = "\n" if done == total else ""
    # A log file keeps only the last state of a line; a terminal sees it grow.
    if sys.stdout.isatty() or end:
        sys.stdout.write(f"\r  {bar} {what} {done}/{total}（{seconds:.1f} 秒）{end}")
        sys.stdout.flush()
