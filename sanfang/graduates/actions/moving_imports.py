"""How an import moves on: what its check found, its end, and the row of the trail that stands for the whole list."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from sanfang.actors import Actor, Party
from sanfang.audit import actions as audit
from sanfang.graduates.imports.checking import Draft
from sanfang.graduates.imports.errors import ImportOver
from sanfang.graduates.imports.keeping import forget
from sanfang.graduates.imports.models import State
from sanfang.graduates.imports.report import Summary
from sanfang.graduates.models import ImportBatch, RosterConflict
from sanfang.notices.actions import Mailbox, News, tell


def note(batch: ImportBatch, drafted: Draft, summary: Summary, *, problem: str = "") -> None:
    """Write what a check found; two schools' claims to one person become the province's business (R01)."""
    stale = batch.marked.name
    move(
        batch,
        batch.state,
        State.CHECKED,
        problem=problem,
        report=summary.report(drafted),
        marked="",
        fingerprint=summary.fingerprint,
        row_count=summary.rows,
        rows_done=summary.rows,
        new_count=summary.new,
        updated_count=summary.updated,
        unchanged_count=summary.unchanged,
        faulty_count=summary.faulty,
    )
    transaction.on_commit(lambda: forget(stale))
    if summary.conflicts:
        _report_conflicts(batch, summary.conflicts)


def move(batch: ImportBatch, old: str, new: str, **also: Any) -> None:
    """One conditional UPDATE; ImportOver when somebody else moved it first."""
    if not ImportBatch.objects.filter(pk=batch.pk, state=old).update(state=new, **also):
        raise ImportOver
    batch.refresh_from_db()


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


def end(batch: ImportBatch, old: str, new: str, *, problem: str = "", **also: Any) -> None:
    """The last step of an import, once; ImportOver when somebody else took it. The workbook goes with it."""
    workbook, marked = batch.workbook.name, batch.marked.name
    move(batch, old, new, problem=problem, workbook="", marked="", ended_at=timezone.now(), **also)
    transaction.on_commit(lambda: forget(workbook))
    transaction.on_commit(lambda: forget(marked))


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
