"""Takes an import back: what it added goes, what it changed is again what it was. Always inside one transaction."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import ProtectedError

from sanfang.actors import Actor
from sanfang.graduates.actions.changing import apply
from sanfang.graduates.imports.building import built_on
from sanfang.graduates.imports.errors import BuiltOn
from sanfang.graduates.imports.models import ImportBatch, ImportedRecord
from sanfang.graduates.imports.remembering import fields_before
from sanfang.graduates.imports.rostering import Places
from sanfang.graduates.imports.writing import write_changed
from sanfang.graduates.models import Graduate, RecordChange, RosterConflict
from sanfang.institutions.models import Major, SchoolClass

TAKEN_BACK_AT_ONCE = 900
Told = Callable[[int], None]


def take_back(batch: ImportBatch, *, actor: Actor, told: Told) -> None:
    """Undo an import, or BuiltOn with everything that stands in the way. `told` hears how many records are done."""
    _hold(batch)
    if built := built_on(batch):
        raise BuiltOn(built)
    places = Places(batch.school)
    done = _restore(batch, places, actor, told)
    _remove(batch, done, told)
    _remove_places(batch)
    batch.records.all().delete()


def _hold(batch: ImportBatch) -> None:
    """Nobody binds, signs or edits meanwhile: not even a row that only refers to one of these records is added."""
    touched = Graduate.objects.filter(imported__batch=batch).select_for_update(of=("self",))
    for _ in touched.order_by("student_number").values_list("pk").iterator():
        pass


def _restore(batch: ImportBatch, places: Places, actor: Actor, told: Told) -> int:
    """Fields back, each with its row of 「最近修改」; the confirmation too, given to what stands there again."""
    done = last = 0
    changed = batch.records.filter(is_new=False).order_by("pk").select_related("graduate")
    while records := list(changed.filter(pk__gt=last)[:TAKEN_BACK_AT_ONCE]):
        changes = [change for record in records for change in _as_it_was(record, places, actor)]
        write_changed([record.graduate for record in records], changes)
        last, done = records[-1].pk, done + len(records)
        told(done)
    return done


def _as_it_was(record: ImportedRecord, places: Places, actor: Actor) -> list[RecordChange]:
    graduate = places.seat(record.graduate)
    values, school_class, confirmed_at = fields_before(record.before, places)
    changes = apply(graduate, values, way=RecordChange.Way.UNDO, actor=actor)
    graduate.school_class = places.by_key["school_class"][school_class]
    graduate.confirmed_at = confirmed_at
    return changes


def _remove(batch: ImportBatch, done: int, told: Told) -> None:
    """What is found of them by, and other schools' claims to them, go with them; a reference that came to be in spite
    of everything stops the whole."""
    added = batch.records.filter(is_new=True).order_by("pk").values_list("graduate_id", flat=True)
    while keys := list(added[:TAKEN_BACK_AT_ONCE]):
        RosterConflict.objects.filter(graduate__in=keys).delete()
        try:
            Graduate.objects.filter(pk__in=keys).delete()
        except ProtectedError as error:
            raise BuiltOn([]) from error
        done += len(keys)
        told(done)


def _remove_places(batch: ImportBatch) -> None:
    """The classes and majors that came with the list, unless somebody sits there or covers them by now."""
    _delete_unused(SchoolClass, batch.made["classes"])
    _delete_unused(Major, batch.made["majors"])


def _delete_unused(model: Any, keys: list[int]) -> None:
    for place in model.objects.filter(pk__in=keys):
        try:
            place.delete()
        except ProtectedError:
            continue
