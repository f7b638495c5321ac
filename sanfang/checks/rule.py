"""What a named rule is: a name, what it looks at, why, and the query that finds its rows. No rule has a score."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from sanfang.actors import Actor
from sanfang.checks.models import Case

Found = Any


@dataclass(frozen=True)
class Person:
    """A graduate of a row."""

    pk: int
    name: str
    student_number: str
    place: str


@dataclass(frozen=True)
class Row:
    """One row to look at. `key` names its subject, `seen` says in words what was found.

    `about` are facts as label and value; `people` are graduates it concerns, as they may be shown to staff.
    """

    key: str
    subject: str
    seen: str
    about: tuple[tuple[str, str], ...] = ()
    people: tuple[Person, ...] = ()
    people_in_all: int = 0


Finder = Callable[[Actor], QuerySet[Any]]
Words = Callable[[Found], str]
Notes = Callable[[Iterable[Found], Actor], Mapping[str, str]]


@dataclass(frozen=True)
class Naming:
    """Where the graduates of a row are: rows within scope, the way to what they are grouped by, and to the graduate."""

    rows: Finder
    key: str
    graduate: str = "graduate"


@dataclass(frozen=True)
class Rule:
    """One line of the table of rules. `number` stays with it for ever: it stands in addresses and in cases.

    `find` gives the rows within what the actor may see; `seen` puts one of them in words; `notes`, where one
    row does not know enough of the others, adds words to a page of them at the cost of a fixed number of queries.
    `people` says whom a row is about, where its graduates are to be named.
    """

    number: int
    name: str
    looks_at: str
    explanation: str
    kind: Case.Kind
    find: Finder
    seen: Words
    notes: Notes | None = None
    people: Naming | None = None
