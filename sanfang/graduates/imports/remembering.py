"""What the records were before an import, sealed, for as long as it may be undone."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from sanfang.graduates.imports.building import marks_now
from sanfang.graduates.imports.models import ImportBatch, ImportedRecord
from sanfang.graduates.imports.rostering import Places
from sanfang.graduates.models import Graduate

SEATED = ("department", "school_class")
FORGOTTEN: dict[str, Any] = {"undo_until": None, "made": {}, "marks": {}}


def sealed_before(graduate: Graduate, names: Iterable[str]) -> str:
    """The fields that are about to change, with the class and the confirmation, as `ImportedRecord.before` has them."""
    confirmed = graduate.confirmed_at
    return json.dumps(
        {
            "fields": {name: _stored(graduate, name) for name in names},
            "school_class": graduate.school_class_id,
            "confirmed_at": confirmed.isoformat() if confirmed else None,
        },
        ensure_ascii=False,
    )


def _stored(graduate: Graduate, name: str) -> Any:
    value = getattr(graduate, f"{name}_id" if name in SEATED else name)
    return value.isoformat() if isinstance(value, date) else value


def fields_before(before: str | None, places: Places) -> tuple[dict[str, object], int, datetime | None]:
    """What `sealed_before` kept: values by field, the key of the class, and when it had been confirmed."""
    kept = json.loads(before or "{}")
    values = {name: _read(name, value, places) for name, value in kept["fields"].items()}
    confirmed = kept["confirmed_at"]
    return values, kept["school_class"], parse_datetime(confirmed) if confirmed else None


def _read(name: str, value: Any, places: Places) -> object:
    if name in SEATED:
        return places.by_key[name][value]
    field: models.Field[Any, Any] = Graduate._meta.get_field(name)  # type: ignore[assignment]
    return field.to_python(value)


def added(batch: ImportBatch, graduates: Iterable[Graduate]) -> list[ImportedRecord]:
    """The rows that say so of records that are new."""
    return [ImportedRecord(batch=batch, graduate=one, is_new=True, is_confirmed=False) for one in graduates]


def changed(batch: ImportBatch, before: Iterable[tuple[Graduate, str]]) -> list[ImportedRecord]:
    """The same of changed ones, once they are changed: whether one stands confirmed is asked of it as it is now."""
    return [
        ImportedRecord(
            batch=batch, graduate=one, is_new=False, is_confirmed=one.is_confirmed, before=as_it_was
        )
        for one, as_it_was in before
    ]


def begin_anew(batch: ImportBatch) -> None:
    """From this import on nothing before it can be undone."""
    batch.made = {"majors": [], "classes": []}
    forget(ImportBatch.objects.filter(school_id=batch.school_id, undo_until__isnull=False))


def may_be_undone(batch: ImportBatch) -> dict[str, Any]:
    """What an import keeps once everything is written: whatever refers to its records later was built on it."""
    until = timezone.now() + timedelta(days=settings.IMPORT_UNDO_DAYS)
    return {"made": batch.made, "marks": marks_now(), "undo_until": until}


def forget(batches: Any) -> int:
    """What these imports changed can be read no more, nor undone. Returns how many they were."""
    keys = list(batches.values_list("pk", flat=True))
    ImportedRecord.objects.filter(batch__in=keys).delete()
    return ImportBatch.objects.filter(pk__in=keys).update(**FORGOTTEN)
