"""Does what was asked of imports: checks what was uploaded, commits what was confirmed.

Whoever is killed in the middle has changed nothing; the batch is taken up again and comes to the same end (R08).
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from sanfang.actors import Actor, Party
from sanfang.audit import actions as audit
from sanfang.graduates.imports.checking import Draft, Findings, compare, draft
from sanfang.graduates.imports.errors import ImportOver, RosterChanged, WorkbookRefused
from sanfang.graduates.imports.keeping import forget, kept
from sanfang.graduates.imports.models import State
from sanfang.graduates.imports.report import fingerprint_of, report_of
from sanfang.graduates.imports.writing import write
from sanfang.graduates.models import ImportBatch, RosterConflict
from sanfang.notices.actions import Mailbox, News, tell


def run_waiting() -> int:
    """The worker's part: do everything that waits, oldest first. Returns how many were done."""
    waiting = ImportBatch.objects.waiting(timezone.now()).order_by("created_at", "pk")
    return sum(run(batch) for batch in waiting)


def run(batch: ImportBatch) -> bool:
    """Check or commit one batch and bring it up to date; False when another process is at it."""
    now = timezone.now()
    taken = ImportBatch.objects.waiting(now).filter(pk=batch.pk, state=batch.state).update(taken_at=now)
    if not taken:
        return False
    try:
        drafted = draft(kept(batch), batch.plan, told=_teller(batch))
    except WorkbookRefused as refusal:
        _refuse(batch, refusal)
    else:
        _DO[State(batch.state)](batch, drafted)
    batch.refresh_from_db()
    return True


def _teller(batch: ImportBatch) -> Callable[[int, int], None]:
    """Writes how far the reading is, for whoever looks on, and that somebody is at it still."""

    def tell_progress(done: int, total: int) -> None:
        ImportBatch.objects.filter(pk=batch.pk).update(
            rows_done=done, row_count=total, taken_at=timezone.now()
        )

    return tell_progress


@transaction.atomic
def _refuse(batch: ImportBatch, refusal: WorkbookRefused) -> None:
    old = batch.state
    end(batch, old, State.REFUSED, problem=str(refusal))
    record("import.refuse", batch, batch.asked_by, old=old, reason=str(refusal))


@transaction.atomic
def _check(batch: ImportBatch, drafted: Draft) -> None:
    findings = compare(drafted, batch.school, batch.plan)
    _note(batch, drafted, findings)
    record("import.check", batch, batch.asked_by, old=State.UPLOADED)


def _commit(batch: ImportBatch, drafted: Draft) -> None:
    try:
        _write(batch, drafted)
    except RosterChanged as refusal:
        with transaction.atomic():
            batch.problem = str(refusal)
            _note(batch, drafted, compare(drafted, batch.school, batch.plan))


@transaction.atomic
def _write(batch: ImportBatch, drafted: Draft) -> None:
    """Look again and write, all or nothing; RosterChanged when committing would no longer do what was shown."""
    findings = compare(drafted, batch.school, batch.plan, lock=True)
    if fingerprint_of(findings) != batch.fingerprint:
        raise RosterChanged
    write(batch, findings, actor=batch.asked_by)
    end(batch, State.COMMITTING, State.COMMITTED)
    record("import.commit", batch, batch.asked_by, old=State.COMMITTING)


_DO: dict[State, Callable[[ImportBatch, Draft], None]] = {State.UPLOADED: _check, State.COMMITTING: _commit}


def _note(batch: ImportBatch, drafted: Draft, findings: Findings) -> None:
    """Write what a check found; two schools' claims to one person become the province's business (R01)."""
    batch.report = report_of(drafted, findings)
    batch.fingerprint = fingerprint_of(findings)
    batch.row_count = batch.rows_done = len(findings.rows)
    batch.new_count, batch.updated_count = len(findings.new), len(findings.updates)
    batch.unchanged_count, batch.faulty_count = findings.unchanged, findings.faulty_rows
    batch.state = State.CHECKED
    batch.save()
    if findings.conflicts:
        _report_conflicts(batch, findings.conflicts)


def _report_conflicts(batch: ImportBatch, conflicts: list[tuple[int, str]]) -> None:
    RosterConflict.objects.bulk_create(
        [
            RosterConflict(graduate_id=graduate_id, claimed_by=batch.school, student_number=number)
            for graduate_id, number in conflicts
        ],
        ignore_conflicts=True,
    )
    tell(
        Mailbox(Party.PROVINCE, batch.school.province_id),
        News(
            f"import:{batch.pk}:conflicts",
            "roster_conflict",
            f"{batch.school.name}上传的名单中有 {len(conflicts)} 人已在其他学校的本届名单中",
            "请与两校核对这些毕业生属于哪一所学校。",
        ),
    )


def end(batch: ImportBatch, old: str, new: str, *, problem: str = "") -> None:
    """The last step of an import, once; ImportOver when somebody else took it. The workbook goes with it."""
    kept_as = batch.workbook.name or ""
    ended = ImportBatch.objects.filter(pk=batch.pk, state=old).update(
        state=new, problem=problem, workbook="", ended_at=timezone.now()
    )
    if not ended:
        raise ImportOver
    batch.refresh_from_db()
    transaction.on_commit(lambda: forget(kept_as))


def record(act: str, batch: ImportBatch, actor: Actor, *, old: str, reason: str = "") -> None:
    """One row of the trail for the whole list: the file by its hash, and the counts."""
    counts = ("row_count", "new_count", "updated_count", "unchanged_count", "faulty_count")
    audit.record(
        act,
        batch,
        actor=actor,
        chain=audit.school_chain(batch.school_id),
        old=old,
        new=batch.state,
        reason=reason,
        facts={"sha256": batch.sha256, "plan": batch.plan_id}
        | {name: getattr(batch, name) for name in counts},
    )
