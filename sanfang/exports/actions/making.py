"""Makes the files that were asked for. Whoever is killed in the middle has made none; it is taken up again."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence

from django.db import transaction
from django.utils import timezone

from sanfang.actors import Actor
from sanfang.exports.actions.fetching import MADE, leave_trace
from sanfang.exports.kinds import Kind, kind_of
from sanfang.exports.models import Job
from sanfang.exports.scope import fingerprint_of
from sanfang.exports.sealing import forget, keep
from sanfang.exports.states import State
from sanfang.exports.workbook import Watermark, write
from sanfang.people.posts import staff_actor

log = logging.getLogger(__name__)

TELL_EVERY = 500


def run_waiting() -> int:
    """The worker's part: make everything that waits, oldest first. Returns how many."""
    waiting = Job.objects.waiting(timezone.now()).order_by("created_at", "pk")
    return sum(run(job) for job in waiting)


def run(job: Job) -> bool:
    """Make one file and bring its row up to date; False when another process is at it, or the disk is full."""
    now = timezone.now()
    if not Job.objects.waiting(now).filter(pk=job.pk).update(taken_at=now):
        return False
    try:
        _make_or_refuse(job)
    except OSError:
        log.exception("An export could not be written; it is tried again in some minutes.")
        return False
    job.refresh_from_db()
    return True


def _make_or_refuse(job: Job) -> None:
    kind, actor = kind_of(job.kind), _asker(job)
    if kind is None or actor is None:
        _end(job, State.REFUSED)
    else:
        _make(job, kind, actor)


def _asker(job: Job) -> Actor | None:
    """Whoever asked, with the rights of now; None when they are not those of then: what was taken away is gone."""
    actor = staff_actor(job.user, job.by_address) if job.user.is_active else None
    return actor if actor is not None and fingerprint_of(actor) == job.scope else None


def _make(job: Job, kind: Kind, actor: Actor) -> None:
    asked = job.asked
    job.remark = kind.remark(asked, actor)[:200]
    rows = _telling(kind.rows(asked, actor), job)
    content, job.row_count = write(kind.title, kind.headings(asked), rows, _watermark(job))
    keep(job, content)
    _end(job, State.DONE, actor)


def _telling(rows: Iterable[Sequence[str]], job: Job) -> Iterator[Sequence[str]]:
    """The rows, telling whoever looks on now and then how far it is, and that somebody is at it still."""
    for done, row in enumerate(rows):
        if done % TELL_EVERY == 0:
            Job.objects.filter(pk=job.pk).update(rows_done=done, taken_at=timezone.now())
        yield row


@transaction.atomic
def _end(job: Job, state: State, actor: Actor | None = None) -> None:
    """The last step, once. A second worker's file, made when the first was thought dead, is not kept."""
    ended = Job.objects.filter(pk=job.pk, state=State.WAITING).update(
        state=state,
        file=job.file.name or "",
        remark=job.remark,
        row_count=job.row_count,
        rows_done=job.row_count,
        ended_at=timezone.now(),
    )
    if not ended:
        forget(job.file.name or "")
    elif actor is not None:
        leave_trace(MADE, job, actor)


def _watermark(job: Job) -> Watermark:
    """What the file says of itself (promises E02)."""
    facts = [
        ("条件", job.words or "全部"),
        ("搜索", job.searched or "无"),
        ("内容", "完整内容" if job.in_clear else "身份证号、联系方式等只显示一部分"),
        ("提示", job.remark),
        ("导出编号", str(job.pk)),
    ]
    when = f"{timezone.localtime(job.created_at):%Y-%m-%d %H:%M}"
    return Watermark(f"{job.school.name} {job.by}", when, [fact for fact in facts if fact[1]])
