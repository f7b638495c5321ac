"""One row of the table of permissions: who gets in at an address, and who may post there what."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sanfang.portals.gate.doors import DOORS, ENTRANCES
from tests.permissions.people import EVERYBODY, NOBODY, UNBOUND
from tests.permissions.stage import Stage

Telling = Callable[[Stage], Mapping[str, Any]]

FOUND, LEADS_ON, NOT_THERE = 200, 302, 404
ONLY_POSTED_TO = ONLY_READ = 405


@dataclass(frozen=True)
class Case:
    """`gets` says what a GET answers to those who get in; all others meet a 404 or are led to the entrance.

    `of` gives the arguments of the address for a thing that is there. `posts` gives what those in `writers`
    (by itself everybody who gets in) post with success; None where nothing can be posted. `writes` says
    whether that changes the database, or only this visitor's session; `in_json`, that a program posts it and no form.
    """

    gets: Mapping[str, int]
    of: Telling = field(default=lambda stage: {})
    posts: Telling | None = None
    writers: tuple[str, ...] | None = None
    writes: bool = True
    in_json: bool = False

    @property
    def may_post(self) -> tuple[str, ...]:
        """Those whom a POST does not find a 404."""
        return tuple(self.gets) if self.writers is None else self.writers

    def strangers(self) -> list[str]:
        return [name for name in EVERYBODY if name not in self.may_post]

    def turns_down(self, name: str, namespace: str) -> set[int]:
        """What a POST may answer to a stranger. Where nothing is ever posted, the whole party may be told so."""
        answer = turned_away(name, namespace)
        return {answer} if self.posts or answer == LEADS_ON else {answer, ONLY_READ}

    def answers(self, namespace: str) -> dict[str, int]:
        """What a GET answers to each of everybody."""
        return {name: self.gets.get(name) or turned_away(name, namespace) for name in EVERYBODY}


def opens_to(*names: str, answer: int = FOUND) -> dict[str, int]:
    return dict.fromkeys(names, answer)


def is_led(name: str, namespace: str) -> bool:
    """Nobody is led to an entrance where one must be somebody; an unbound phone, to where it can be bound."""
    return name == NOBODY or (name == UNBOUND and namespace in ENTRANCES)


def turned_away(name: str, namespace: str) -> int:
    return LEADS_ON if is_led(name, namespace) else NOT_THERE


def has_a_door(namespace: str) -> bool:
    return namespace in DOORS
