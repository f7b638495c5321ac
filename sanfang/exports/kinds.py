"""What can be exported. A room registers each of its lists here; what is made of it is the same for all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sanfang.actors import Actor, Role


@dataclass(frozen=True)
class Asked:
    """What one export is of. `what` is in the words of the room that writes it and names nobody, as it goes into
    the trail; `words` says the same to people; `searched` may name somebody."""

    what: Mapping[str, Any] = field(default_factory=dict)
    words: str = ""
    searched: str = ""
    in_clear: bool = False


def _nothing(asked: Asked, actor: Actor) -> str:
    return ""


@dataclass(frozen=True)
class Kind:
    """One list: its title, its headings, how many people are on it and their rows as text, all within the scope
    of an actor; which roles may have it in clear; and what has to be said with it."""

    name: str
    title: str
    headings: Callable[[Asked], Sequence[str]]
    count: Callable[[Asked, Actor], int]
    rows: Callable[[Asked, Actor], Iterable[Sequence[str]]]
    in_clear_for: tuple[Role, ...]
    remark: Callable[[Asked, Actor], str] = _nothing


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Once, when the rooms start."""
    _kinds[kind.name] = kind


def kind_of(name: str) -> Kind | None:
    """The kind of this name; None when no room writes it any more."""
    return _kinds.get(name)
