"""The lists of graduates that can be taken away as a file: 「生源信息」, and how to reach them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sanfang.actors import Actor
from sanfang.exports.kinds import Asked, Kind
from sanfang.graduates.actions.correcting import DECIDERS
from sanfang.graduates.columns import Column, columns_of
from sanfang.graduates.models import Graduate
from sanfang.graduates.queries import GraduateQuerySet

# So many graduates are in memory at once.
READ_AT_ONCE = 500


def asked_for(
    filters: Mapping[str, str],
    columns: Iterable[Column],
    *,
    words: Iterable[str] = (),
    searched: str = "",
    in_clear: bool = False,
) -> Asked:
    """A list as it stands on a page: its filters, by name and in words, its search and its columns."""
    what = {"filters": dict(filters), "columns": [column.name for column in columns]}
    return Asked(what, "；".join(words), searched, in_clear)


def _chosen(asked: Asked, actor: Actor) -> GraduateQuerySet:
    seen: GraduateQuerySet = Graduate.objects.visible_to(actor)
    return seen.matching(asked.searched).narrowed_to(asked.what["filters"])


def _columns(asked: Asked) -> tuple[Column, ...]:
    return columns_of(asked.what["columns"])


def _headings(asked: Asked) -> list[str]:
    return [column.label for column in _columns(asked)]


def _count(asked: Asked, actor: Actor) -> int:
    return _chosen(asked, actor).count()


def _rows(asked: Asked, actor: Actor) -> Iterator[list[str]]:
    """In the order of the list, some at a time."""
    columns = _columns(asked)
    read = [column.clear if asked.in_clear else column.words for column in columns]
    keys = list(_chosen(asked, actor).values_list("pk", flat=True))
    for start in range(0, len(keys), READ_AT_ONCE):
        some = Graduate.objects.visible_to(actor).filter(pk__in=keys[start : start + READ_AT_ONCE])
        for graduate in some.for_lists(columns):
            yield [words(graduate) for words in read]


def _list(name: str, title: str) -> Kind:
    return Kind(name, title, _headings, _count, _rows, in_clear_for=DECIDERS)


RECORDS = _list("records", "生源信息")
CONTACTS = _list("contacts", "毕业生联系方式")
