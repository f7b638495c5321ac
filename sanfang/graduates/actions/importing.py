"""The verbs of an import: a list is received and checked, then confirmed and committed, or discarded (manual H3);
and undone, as long as nothing was built on it.

Receiving, confirming and asking to undo only note what was asked for; `running_imports.run` does it, in the request
for a small list, in the worker for a large one. `check`, `commit` and `undo` do both at once, for programs.
"""

from __future__ import annotations

import hashlib
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from sanfang.actors import Actor, Party, system
from sanfang.graduates.actions.moving_imports import end, record
from sanfang.graduates.actions.running_imports import run
from sanfang.graduates.imports.building import built_on
from sanfang.graduates.imports.errors import (
    AnotherImportRunning,
    BuiltOn,
    ImportHasFaults,
    ImportOver,
    NotUndoable,
    NotYourImport,
    RosterChanged,
    TooLarge,
    WorkbookRefused,
)
from sanfang.graduates.imports.keeping import keep
from sanfang.graduates.imports.models import ImportBatchQuerySet, State
from sanfang.graduates.imports.remembering import forget
from sanfang.graduates.imports.unpacking import LARGEST_UPLOAD, MEGABYTE
from sanfang.graduates.models import ImportBatch
from sanfang.institutions.models import DispatchPlan, School
from sanfang.uploads.actions import Uploaded
from sanfang.uploads.labels import label_of

# A list that nobody confirmed by then was left behind, with everybody's ID number in it.
LEFT_BEHIND = timedelta(days=3)


def receive(uploaded: Uploaded, school: School, plan: DispatchPlan, *, actor: Actor) -> ImportBatch:
    """Keep an uploaded list for its check; TooLarge when it is."""
    _check_administrator(school.pk, actor)
    content = uploaded.read(LARGEST_UPLOAD + 1)
    if len(content) > LARGEST_UPLOAD:
        raise TooLarge(LARGEST_UPLOAD // MEGABYTE)
    batch = ImportBatch(
        school=school,
        plan=plan,
        original_name=label_of(uploaded.name or "", ".xlsx"),
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        **_asking(actor),
    )
    keep(batch, content)
    batch.save()
    return batch


def confirm(batch: ImportBatch, *, actor: Actor) -> None:
    """Ask for the list to be committed.

    ImportHasFaults while a row is faulty; AnotherImportRunning: the partial unique index lets one list of a
    school through at a time (R09).
    """
    _check_administrator(batch.school_id, actor)
    if batch.faulty_count:
        raise ImportHasFaults
    if not _ask(batch, ImportBatch.objects.filter(state=State.CHECKED), State.COMMITTING, actor):
        raise ImportOver


def ask_to_undo(batch: ImportBatch, *, actor: Actor) -> None:
    """Ask for an import to be taken back: what it added goes, what it changed is as it was.

    NotUndoable but for the school's last one within its days; BuiltOn with what stands in the way;
    AnotherImportRunning while a list is written.
    """
    _check_administrator(batch.school_id, actor)
    undoable = ImportBatch.objects.undoable(timezone.now())
    if not undoable.filter(pk=batch.pk).exists():
        raise NotUndoable
    if built := built_on(batch):
        raise BuiltOn(built)
    if not _ask(batch, undoable, State.UNDOING, actor):
        raise NotUndoable


def _ask(batch: ImportBatch, ready: ImportBatchQuerySet, new: State, actor: Actor) -> bool:
    """Let the writing begin if this one is ready for it still; the partial unique index lets one through at a time."""
    try:
        with transaction.atomic():
            asked = ready.filter(pk=batch.pk).update(
                state=new, taken_at=None, rows_done=0, problem="", **_asking(actor)
            )
    except IntegrityError as error:
        raise AnotherImportRunning from error
    batch.refresh_from_db()
    return bool(asked)


def discard(batch: ImportBatch, *, actor: Actor) -> None:
    """Give an import up; the workbook goes."""
    _check_administrator(batch.school_id, actor)
    with transaction.atomic():
        end(batch, State.CHECKED, State.DISCARDED)
        record("import.discard", batch, actor, old=State.CHECKED)


def discard_left_behind() -> int:
    """Give up what nobody confirmed for days. Returns how many."""
    left = ImportBatch.objects.filter(state=State.CHECKED, created_at__lt=timezone.now() - LEFT_BEHIND)
    for batch in left:
        discard(batch, actor=system("到期自动处理"))
    return len(left)


def forget_what_was() -> int:
    """After its days an import cannot be undone, and what the records were before it goes. Returns how many."""
    return forget(ImportBatch.objects.filter(state=State.COMMITTED, undo_until__lte=timezone.now()))


def record_download(batch: ImportBatch, *, actor: Actor) -> None:
    """Note that somebody took the list back with its faults marked: it holds everybody's ID number."""
    _check_administrator(batch.school_id, actor)
    record("import.download", batch, actor, old=batch.state)


def check(uploaded: Uploaded, school: School, plan: DispatchPlan, *, actor: Actor) -> ImportBatch:
    """Receive a list and check every row, now; WorkbookRefused when it cannot be read as a list at all."""
    batch = receive(uploaded, school, plan, actor=actor)
    run(batch)
    if batch.state == State.REFUSED:
        raise WorkbookRefused(batch.problem)
    return batch


def commit(batch: ImportBatch, *, actor: Actor) -> None:
    """Make the roster say what the list says, now: every row, or none. RosterChanged when it has moved on."""
    confirm(batch, actor=actor)
    run(batch)
    if batch.state == State.CHECKED:
        raise RosterChanged


def undo(batch: ImportBatch, *, actor: Actor) -> None:
    """Take an import back, now: every record, or none. BuiltOn when somebody was faster."""
    ask_to_undo(batch, actor=actor)
    run(batch)
    if batch.state != State.UNDONE:
        raise BuiltOn(built_on(batch))


def _asking(actor: Actor) -> dict[str, str | int | None]:
    return {"by": actor.label[:150], "by_user_id": actor.user_id, "by_address": actor.address}


def _check_administrator(school_id: int, actor: Actor) -> None:
    if actor.party == Party.SYSTEM:
        return
    if not actor.is_administrator or actor.school_id != school_id:
        raise NotYourImport
