"""Fetching a file that was made, and what the trail keeps of an export."""

from __future__ import annotations

from sanfang.actors import Actor
from sanfang.audit import actions as audit
from sanfang.exports.errors import ExportGone, NotMadeYet, NotYours
from sanfang.exports.models import Job
from sanfang.exports.sealing import kept

MADE, FETCHED = "export", "download"


def fetch(job: Job, *, actor: Actor) -> bytes:
    """The workbook, for the account that asked for it with the rights it still has (promises E04); each time is
    noted. NotMadeYet before it is there, ExportGone after its day."""
    if not Job.objects.visible_to(actor).filter(pk=job.pk).exists():
        raise NotYours
    if job.is_waiting:
        raise NotMadeYet
    if not job.is_there:
        raise ExportGone
    content = kept(job)
    leave_trace(FETCHED, job, actor)
    return content


def leave_trace(act: str, job: Job, actor: Actor) -> None:
    """One row of the trail: of what, how many people, and whether in clear."""
    audit.record(
        f"{job.kind}.{act}",
        job,
        actor=actor,
        chain=audit.school_chain(job.school_id),
        facts={
            "asked": job.what,
            # What was searched for may name somebody: the trail only says that there was something.
            "searched": bool(job.searched),
            "in_clear": job.in_clear,
            "count": job.row_count,
        },
    )
