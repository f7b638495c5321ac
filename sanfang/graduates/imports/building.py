"""What was built on an import since it was committed. As long as there is anything, it cannot be undone.

Whatever refers to a record counts, in whichever room: the database's own references are asked, not a list that
somebody would have to keep. Rooms above this one add what refers to records in another way.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import Max, Q

from sanfang.graduates.imports.models import ImportBatch
from sanfang.graduates.models import Graduate, RosterConflict

# Enough to see whom to look at first.
NAMED = 5
# What people call it, by the name under which a record has it; anything else is `OTHERWISE`.
WORDS = {
    "bindings": "绑定了微信",
    "changes": "又修改过",
    "corrections": "提交了纠错",
    "agreements": "签了就业协议",
    "cards": "打开过签约码",
    "resume": "填写了简历",
    "applications": "投递了简历",
    "interviews": "收到了面试邀请",
    "offers": "收到了签约通知",
    "complaints": "投诉了招聘信息",
    "destination": "登记了就业信息",
    "destination_changes": "登记了就业信息",
    "file_transfer": "登记了档案信息",
    "registration_certificate": "登记了报到证信息",
    "final_confirmations": "确认了最终信息",
    "sample_items": "被抽查",
}
CONFIRMED, OTHERWISE = "确认了生源信息", "办理了其他业务"


@dataclass(frozen=True)
class Built:
    """One kind of thing that was built: in words, how many, and the first of the graduates it is about."""

    words: str
    count: int
    some: list[Graduate] = field(default_factory=list)


@dataclass(frozen=True)
class Outside:
    """What a room above keeps about records without referring to them; `about` says which rows an import concerns."""

    name: str
    words: str
    model: type[models.Model]
    about: Callable[[ImportBatch], Q]


_outside: list[Outside] = []


def ask_also(outside: Outside) -> None:
    """Register once, when the rooms start."""
    _outside.append(outside)


def marks_now() -> dict[str, int]:
    """The key of the last row of everything that may be built on a record: what is built later has a higher one.

    A clock may be set back, a key never is.
    """
    tables = {name: model for name, (model, _) in _references().items()}
    tables |= {outside.name: outside.model for outside in _outside}
    return {name: _rows(model).aggregate(last=Max("pk"))["last"] or 0 for name, model in tables.items()}


def built_on(batch: ImportBatch) -> list[Built]:
    """Everything that came to be about the records of an import since it was committed, one entry per kind."""
    found: dict[str, Built] = {}
    for built in (*_confirmed(batch), *_referring(batch), *_kept_outside(batch)):
        if built.count > (found[built.words].count if built.words in found else 0):
            found[built.words] = built
    return list(found.values())


def _references() -> dict[str, tuple[type[models.Model], str]]:
    """By its name on a record: the model that refers to it, and by which field. What goes with a record is no obstacle,
    and that two schools claim one person is over when one of them takes its claim back."""
    return {
        relation.get_accessor_name() or "": (relation.related_model, relation.field.name)
        for relation in Graduate._meta.related_objects
        if relation.on_delete is models.PROTECT and relation.related_model is not RosterConflict
    }


def _rows(model: type[models.Model]) -> Any:
    return model._base_manager.order_by()


def _confirmed(batch: ImportBatch) -> list[Built]:
    since = batch.records.filter(is_confirmed=False, graduate__confirmed_at__isnull=False)
    return [_of_graduates(CONFIRMED, since.values("graduate"))]


def _referring(batch: ImportBatch) -> list[Built]:
    return [
        _of_graduates(
            WORDS.get(name, OTHERWISE),
            _rows(model)
            .filter(**{f"{through}__imported__batch": batch}, pk__gt=batch.marks.get(name, 0))
            .values(through),
        )
        for name, (model, through) in _references().items()
    ]


def _of_graduates(words: str, keys: Any) -> Built:
    who = Graduate.objects.filter(pk__in=keys)
    return Built(words, who.count(), list(who.only("name", "student_number")[:NAMED]))


def _kept_outside(batch: ImportBatch) -> list[Built]:
    return [
        Built(
            outside.words,
            _rows(outside.model)
            .filter(outside.about(batch), pk__gt=batch.marks.get(outside.name, 0))
            .count(),
        )
        for outside in _outside
    ]
