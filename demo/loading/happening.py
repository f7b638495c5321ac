"""What happened and when, so that everything can be played in the order of time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from demo.loading.clock import at


@dataclass(frozen=True)
class Happening:
    """Something that happened, when, and how to do it again."""

    at: datetime
    play: Callable[[], object]


def play(happening: Happening) -> None:
    with at(happening.at):
        happening.play()


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
