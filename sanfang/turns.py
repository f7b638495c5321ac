"""Whose turn it is. One question, `turn_of(thing)`, asked by every page; each room answers it for its own things."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import singledispatch
from typing import Any

from sanfang.actors import Party


@dataclass(frozen=True)
class Words:
    """A title of a few words, and a sentence that says what it means and what comes next."""

    title: str
    text: str


@dataclass(frozen=True)
class Turn:
    """What has to be done now (`act`, a room's own word) and by whom (`holder`; None when nobody has to), what
    each party reads, until when, what happens if nobody does it (`otherwise`, a sentence), and with what thing."""

    act: str
    holder: Party | None
    words_of: Callable[[Party], Words]
    until: datetime | None = None
    otherwise: str = ""
    thing: Any = None

    def is_held_by(self, party: Party) -> bool:
        return self.holder == party

    def for_reader(self, party: Party) -> Words:
        return self.words_of(party)


@singledispatch
def turn_of(thing: Any) -> Turn:
    """Whose turn it is with an application, an interview, an offer, an agreement, a termination request."""
    raise TypeError(f"Nobody has said whose turn it is with {type(thing).__name__}.")
