"""Does what was asked of imports: checks what was uploaded, commits what was confirmed, takes back what is undone.

Whoever is killed in the middle has changed nothing; the batch is taken up again and comes to the same end (R08).
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from sanfang.graduates.actions.moving_imports import end, move, note, record
from sanfang.graduates.imports import progress
from sanfang.graduates.imports.checking import Draft, compare, draft
from sanfang.graduates.imports.errors import BuiltOn, ImportOver, RosterChanged, WorkbookGone, WorkbookRefused
from sanfang.graduates.imports.keeping import forget, keep_marked, kept
from sanfang.graduates.imports.marking import marked_copy
from sanfang.graduates.imports.models import State
from sanfang.graduates.imports.remembering import FORGOTTEN, begin_anew, may_be_undone
from sanfang.graduates.imports.report import Summary
from sanfang.graduates.imports.rostering import Places, hold_listed
from sanfang.graduates.imports.undoing import take_back
from sanfang.graduates.imports.writing import write
from sanfang.graduates.models import ImportBatch

# A slow machine writes more than this; who writes keeps the batch so much longer before it counts as killed.
SURELY_WRITTEN_A_SECOND = 200
LONGEST_PROBLEM = 500


def run_waiting() -> int:
    """The worker's part: do everything that waits, oldest first. Returns how many were done."""
    waiting = ImportBatch.objects.waiting(timezone.now()).order_by("created_at", "pk")
    return sum(run(batch) for batch in waiting)


def run(batch: ImportBatch) -> bool:
    """Check, commit or undo one batch and bring it up to date; False when another process is at it."""
    now = timezone.now()
    taken = ImportBatch.objects.waiting(now).filter(pk=batch.pk, state=batch.state).update(taken_at=now)
    if not taken:
        return False
    # Who was taken for dead and came to the same end first has done it.
    with suppress(ImportOver):
        _do(batch)
    progress.forget(batch)
    batch.refresh_from_db()
    if batch.is_open and batch.faulty_count and not batch.is_small:
        _mark_beforehand(batch)
    return True


def _mark_beforehand(batch: ImportBatch) -> None:
    """A long list takes too long to be marked while somebody waits for the page; its report is there already, and who
    reads it may have given the list up meanwhile."""
    with suppress(WorkbookGone):
        made = keep_marked(batch, marked_copy(batch))
        if not ImportBatch.objects.filter(pk=batch.pk, state=State.CHECKED).update(marked=made):
            forget(made)


def _do(batch: ImportBatch) -> None:
    try:
        _DO[State(batch.state)](batch)
    except WorkbookRefused as refusal:
        _refuse(batch, refusal)


@transaction.atomic
def _refuse(batch: ImportBatch, refusal: WorkbookRefused) -> None:
    old = batch.state
    end(batch, old, State.REFUSED, problem=str(refusal))
    record("import.refuse", batch, batch.asked_by, old=old, reason=str(refusal))


def _check(batch: ImportBatch) -> None:
    drafted = draft(kept(batch), batch.plan)
    summary = _summary(batch, drafted)
    with transaction.atomic():
        note(batch, drafted, summary)
        record("import.check", batch, batch.asked_by, old=State.UPLOADED)


def _summary(batch: ImportBatch, drafted: Draft) -> Summary:
    """Go through the whole list outside of any transaction, telling how far it is and that somebody is at it still."""
    summary, total = Summary(), drafted.sheet.last_row - drafted.sheet.heading_row
    for findings in compare(drafted, batch.school, batch.plan, Places(batch.school)):
        summary.take(findings)
        ImportBatch.objects.filter(pk=batch.pk).update(
            rows_done=summary.rows, row_count=total, taken_at=timezone.now()
        )
    return summary


def _commit(batch: ImportBatch) -> None:
    drafted = draft(kept(batch), batch.plan)
    _keep_while_writing(batch)
    try:
        _write(batch, drafted)
    except (RosterChanged, IntegrityError):
        summary = _summary(batch, drafted)
        with transaction.atomic():
            note(batch, drafted, summary, problem=RosterChanged.message)


def _keep_while_writing(batch: ImportBatch) -> None:
    """Inside the transaction nobody could be told that this goes on."""
    longer = timedelta(seconds=batch.row_count / SURELY_WRITTEN_A_SECOND)
    ImportBatch.objects.filter(pk=batch.pk).update(taken_at=timezone.now() + longer)


@transaction.atomic
def _write(batch: ImportBatch, drafted: Draft) -> None:
    """Look again and write, all or nothing; RosterChanged when committing would no longer do what was shown."""
    hold_listed(batch.school, drafted.twins.student_numbers)
    begin_anew(batch)
    summary, places = Summary(), Places(batch.school)
    for findings in compare(drafted, batch.school, batch.plan, places):
        summary.take(findings)
        if summary.faulty:
            raise RosterChanged
        write(batch, findings, places, actor=batch.asked_by)
        progress.note(batch, summary.rows)
    if summary.fingerprint != batch.fingerprint:
        raise RosterChanged
    end(batch, State.COMMITTING, State.COMMITTED, **may_be_undone(batch))
    record("import.commit", batch, batch.asked_by, old=State.COMMITTING)


def _undo(batch: ImportBatch) -> None:
    _keep_while_writing(batch)
    try:
        _take_back(batch)
    except BuiltOn as refusal:
        _leave_it(batch, refusal)
    except IntegrityError:
        _leave_it(batch, BuiltOn([]))


@transaction.atomic
def _take_back(batch: ImportBatch) -> None:
    take_back(batch, actor=batch.asked_by, told=lambda done: progress.note(batch, done))
    end(batch, State.UNDOING, State.UNDONE, **FORGOTTEN)
    record("import.undo", batch, batch.asked_by, old=State.COMMITTED)


def _leave_it(batch: ImportBatch, refusal: BuiltOn) -> None:
    """Somebody was faster: the import stands, and its page says why."""
    move(batch, State.UNDOING, State.COMMITTED, problem=str(refusal)[:LONGEST_PROBLEM])


_DO: dict[State, Callable[[ImportBatch], None]] = {
    State.UPLOADED: _check,
    State.COMMITTING: _commit,
    State.UNDOING: _undo,
}
