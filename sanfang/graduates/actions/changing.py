"""The one place where a field of a record is written, whatever the way (manual H2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import IntegrityError, transaction

from sanfang.actors import Actor
from sanfang.audit import actions as audit
from sanfang.codes.names import person_key
from sanfang.graduates.errors import NotYourRecord, NumberTaken, RecordLocked
from sanfang.graduates.fields import CHANGEABLE, RecordField
from sanfang.graduates.models import Graduate, NameReading, RecordChange
from sanfang.graduates.queries import ID_NUMBER
from sanfang.privacy.index import blind_index


@transaction.atomic
def change(
    graduate: Graduate, values: Mapping[str, object], *, way: RecordChange.Way, actor: Actor, reason: str = ""
) -> list[RecordChange]:
    """Write the values that differ; each leaves a row of 「最近修改」 and the act a row of the trail.

    A change takes the graduate's confirmation back. RecordLocked while an agreement stands on the
    record, unless only contact data changes; NumberTaken when another record has the number. The
    graduate given is brought up to date first: it may have been signed since it was read. NotYourRecord when it
    went with an import that was undone.
    """
    try:
        graduate.refresh_from_db(from_queryset=Graduate.objects.select_for_update(no_key=True))
    except Graduate.DoesNotExist as error:
        raise NotYourRecord from error
    changes = apply(graduate, values, way=way, actor=actor)
    if changes:
        _write(graduate, changes, actor, reason)
    return changes


@transaction.atomic
def correct_with_agreement(
    graduate: Graduate, values: Mapping[str, object], *, actor: Actor, reason: str
) -> list[RecordChange]:
    """Write what an agreement in force was corrected to, in the same transaction: the one change that its lock
    lets through. The confirmation stands, for the graduate agreed to the correction."""
    graduate.refresh_from_db(from_queryset=Graduate.objects.select_for_update(no_key=True))
    changes = _apply(graduate, values, way=RecordChange.Way.CORRECTION, actor=actor)
    if changes:
        _write(graduate, changes, actor, reason)
    return changes


def apply(
    graduate: Graduate, values: Mapping[str, object], *, way: RecordChange.Way, actor: Actor
) -> list[RecordChange]:
    """Set the values that differ, with all that hangs on them; the caller writes the record and the changes.

    RecordLocked as for `change`.
    """
    differing = [name for name, value in values.items() if getattr(graduate, name) != value]
    if graduate.is_locked and not all(CHANGEABLE[name].is_contact for name in differing):
        raise RecordLocked
    return _apply(graduate, values, way=way, actor=actor)


def _apply(
    graduate: Graduate, values: Mapping[str, object], *, way: RecordChange.Way, actor: Actor
) -> list[RecordChange]:
    differing = {name: value for name, value in values.items() if getattr(graduate, name) != value}
    if not differing:
        return []
    changes = [_change(graduate, CHANGEABLE[name], value, way, actor) for name, value in differing.items()]
    _follow_up(graduate, differing)
    return changes


def write_readings(changes: Iterable[RecordChange]) -> None:
    """After the records: what the names that changed are found by (their `name_key` was written with them)."""
    renamed = [change.graduate for change in changes if change.field == "name"]
    NameReading.objects.write_anew_for(renamed)


def _write(graduate: Graduate, changes: list[RecordChange], actor: Actor, reason: str) -> None:
    _save(graduate)
    write_readings(changes)
    RecordChange.objects.bulk_create(changes)
    _record(graduate, changes, actor, reason)


def _save(graduate: Graduate) -> None:
    try:
        with transaction.atomic():
            graduate.save()
    except IntegrityError as error:
        raise NumberTaken from error


def _change(
    graduate: Graduate, field: RecordField, value: object, way: RecordChange.Way, actor: Actor
) -> RecordChange:
    old = field.masked(graduate)
    setattr(graduate, field.name, value)
    return RecordChange(
        graduate=graduate,
        field=field.name,
        old=old[:200],
        new=field.masked(graduate)[:200],
        way=way,
        by=actor.label,
    )


def _follow_up(graduate: Graduate, differing: Mapping[str, object]) -> None:
    """What hangs on a field: the search key of the name, the index of the ID number, the confirmation."""
    if "name" in differing:
        graduate.name_key = person_key(graduate.name)
    if "id_number" in differing:
        graduate.id_number_index = blind_index(graduate.id_number, ID_NUMBER)
    graduate.confirmed_at = graduate.confirmed_at if graduate.is_locked else None


def _record(graduate: Graduate, changes: list[RecordChange], actor: Actor, reason: str) -> None:
    audit.record(
        "graduate.change",
        graduate,
        actor=actor,
        chain=audit.school_chain(graduate.school_id),
        reason=reason,
        facts={change.field: [change.old, change.new] for change in changes},
    )


def lock(graduate: Graduate, *, is_locked: bool) -> bool:
    """Called by agreements in the transaction that makes one live or ends it. True when that changed something."""
    otherwise = Graduate.objects.filter(pk=graduate.pk, is_locked=not is_locked)
    return bool(otherwise.update(is_locked=is_locked))
