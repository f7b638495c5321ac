"""A list of graduates is asked for as a file, made (at once when it is small, or by the worker), and fetched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from sanfang.actors import Actor, Party
from sanfang.audit import actions as audit
from sanfang.graduates.actions.correcting import DECIDERS
from sanfang.graduates.arrangements import chosen_columns
from sanfang.graduates.errors import (
    AnotherExportRunning,
    ExportedTooOften,
    MayNotReveal,
    NobodyToExport,
    NotYourRecord,
)
from sanfang.graduates.exports.keeping import forget, kept
from sanfang.graduates.exports.models import KEPT_FOR, RecordExport, State, scope_of
from sanfang.graduates.models import Graduate
from sanfang.limits.counting import allow

MOST_A_DAY = 50
A_DAY = int(timedelta(days=1).total_seconds())


def ask(
    asked: Mapping[str, str],
    in_words: Sequence[str],
    searched: str,
    *,
    actor: Actor,
    in_clear: bool = False,
) -> RecordExport:
    """Ask for the list as it stands: these filters, this search, the account's own columns.

    While a file of the same is being made, that one is the answer (promises E03). MayNotReveal,
    NobodyToExport, AnotherExportRunning, ExportedTooOften.
    """
    if in_clear and actor.role not in DECIDERS:
        raise MayNotReveal
    wanted = _wanted(asked, in_words, searched, actor, in_clear=in_clear)
    return _under_way(wanted, actor) or _begin(wanted, actor)


def _wanted(
    asked: Mapping[str, str], in_words: Sequence[str], searched: str, actor: Actor, *, in_clear: bool
) -> RecordExport:
    if actor.party != Party.SCHOOL or actor.user_id is None or actor.school_id is None:
        raise NotYourRecord
    return RecordExport(
        user_id=actor.user_id,
        school_id=actor.school_id,
        role=actor.role or "",
        scope=scope_of(actor),
        by=actor.label[:150],
        by_address=actor.address,
        asked=dict(asked),
        asked_words="；".join(in_words)[:1000],
        searched=searched,
        columns=[column.name for column in chosen_columns(actor)],
        in_clear=in_clear,
    )


def _under_way(wanted: RecordExport, actor: Actor) -> RecordExport | None:
    running: RecordExport | None = RecordExport.objects.visible_to(actor).filter(state=State.WAITING).first()
    if running is None:
        return None
    if _same(running) != _same(wanted):
        raise AnotherExportRunning
    return running


def _same(export: RecordExport) -> tuple[Any, ...]:
    return export.asked, export.searched, export.columns, export.in_clear


def _begin(wanted: RecordExport, actor: Actor) -> RecordExport:
    wanted.row_count = chosen_of(wanted).count()
    if not wanted.row_count:
        raise NobodyToExport
    if not allow("record_export", str(actor.user_id), limit=MOST_A_DAY, seconds=A_DAY):
        raise ExportedTooOften(MOST_A_DAY)
    try:
        with transaction.atomic():
            wanted.save()
    except IntegrityError as error:
        raise AnotherExportRunning from error
    return wanted


def chosen_of(export: RecordExport) -> Any:
    """The graduates that were asked for, within the scope of whoever asked."""
    seen = Graduate.objects.visible_to(export.asked_by)
    return seen.matching(export.searched).narrowed_to(export.asked)


def fetch(export: RecordExport, *, actor: Actor) -> bytes:
    """The workbook, and a row of the trail; ExportGone after its day."""
    content = kept(export)
    record("records.download", export, actor)
    return content


def delete_old() -> int:
    """Files are kept for a day, and so is what was searched for. Returns how many were deleted."""
    old = RecordExport.objects.filter(state=State.DONE, created_at__lt=timezone.now() - KEPT_FOR)
    names = dict(old.values_list("pk", "workbook"))
    for name in names.values():
        forget(name)
    return RecordExport.objects.filter(pk__in=names).update(state=State.GONE, workbook="", searched="")


def record(act: str, export: RecordExport, actor: Actor) -> None:
    """One row of the trail: which filters and columns, how many people, and whether in clear."""
    audit.record(
        act,
        export,
        actor=actor,
        chain=audit.school_chain(export.school_id),
        facts={
            "asked": export.asked,
            # What was searched for may name somebody: the trail only says that there was something.
            "searched": bool(export.searched),
            "columns": export.columns,
            "in_clear": export.in_clear,
            "count": export.row_count,
        },
    )
