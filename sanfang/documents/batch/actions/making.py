"""Makes the files that were asked for, fifty agreements at a time. Whoever is killed loses one such part."""

from __future__ import annotations

import logging
import time

from django.db import DatabaseError, transaction
from django.utils import timezone

from sanfang.actors import Actor
from sanfang.documents.actions.issuing import issue
from sanfang.documents.actions.making import make
from sanfang.documents.batch import workflow
from sanfang.documents.batch.errors import CannotJoin
from sanfang.documents.batch.keeping import forget, keep, packed
from sanfang.documents.batch.pieces import piece_of
from sanfang.documents.batch.standing import ENDED, standing
from sanfang.documents.batch.states import Form, JobState
from sanfang.documents.keeping import kept
from sanfang.documents.models import Original, PrintItem, PrintJob, PrintPart
from sanfang.documents.roles import PRINTING_ROLES
from sanfang.exports.scope import fingerprint_of
from sanfang.people.posts import staff_actor
from sanfang.refusal import Refusal

log = logging.getLogger(__name__)

PART = 50
# So long in one round of the worker: notices that wait behind it are not kept waiting for long.
SECONDS_AT_ONCE = 5.0
UNFORESEEN = "生成时出错，已记录。请联系平台管理员"
MADE_OF = ("original", "left_out", "part", "at", "size", "pages", "objects_before", "objects_in_it")


def run_waiting() -> int:
    """The worker's part: go on with what waits, a part of each in turn. Returns how many parts were made."""
    until, parts = time.monotonic() + SECONDS_AT_ONCE, 0
    while time.monotonic() < until:
        job = PrintJob.objects.waiting(timezone.now()).first()
        if job is None or not run(job):
            break
        parts += 1
    return parts


def run(job: PrintJob) -> bool:
    """Make the next part of one, or end it; False when another process is at it, or the disk is full."""
    now = timezone.now()
    if not PrintJob.objects.waiting(now).filter(pk=job.pk).update(taken_at=now, state=JobState.RUNNING):
        return False
    job.refresh_from_db()
    try:
        _go_on(job)
    except OSError:
        log.exception("A part of a batch could not be written; it is tried again in some minutes.")
        return False
    return True


def _go_on(job: PrintJob) -> None:
    actor = _asker(job)
    if actor is None:
        _refuse(job)
        return
    items = list(job.items.filter(place__gt=job.done)[:PART])
    if items:
        _make_part(job, items, actor)
    if job.done == job.total:
        _finish(job)


def _asker(job: PrintJob) -> Actor | None:
    """Whoever asked, with the rights of now; None when they are not those of then: what was taken away is gone."""
    actor = staff_actor(job.user, job.by_address) if job.user.is_active else None
    if actor is None or actor.role not in PRINTING_ROLES:
        return None
    return actor if fingerprint_of(actor) == job.scope else None


def _make_part(job: PrintJob, items: list[PrintItem], actor: Actor) -> None:
    found = standing([item.agreement_id for item in items], actor)
    content, objects = bytearray(), _objects_before(job)
    for item in items:
        try:
            pdf = _original_of(item, found)
            if job.form == Form.PDF:
                objects += _add(content, item, pdf, objects)
        except Refusal as refusal:
            item.left_out = str(refusal)[:300]
        except (DatabaseError, OSError):
            raise
        except Exception:
            # One agreement that nobody foresaw must not keep thousands from their paper.
            log.exception("the agreement at place %d of batch %d could not be made", item.place, job.pk)
            item.left_out = UNFORESEEN
    _settle(job, items, bytes(content))


def _original_of(item: PrintItem, found: dict[int, Original | None]) -> bytes:
    """The file of its original, made now if it waits; a Refusal says why there is none."""
    if item.agreement_id not in found:
        raise Refusal(ENDED)
    original = found[item.agreement_id] or issue(item.agreement)
    if not original.is_ready:
        _check_patience(original)
    make(original)
    item.original = original
    return kept(original)


def _check_patience(original: Original) -> None:
    """What ails one mostly ails all of its school: what was put off with another is not tried for each of thousands."""
    original.refresh_from_db()
    if original.trouble and original.due_at > timezone.now():
        raise Refusal(original.trouble)


def _objects_before(job: PrintJob) -> int:
    last = PrintItem.objects.in_the_file().filter(job=job).order_by("place").last()
    return last.objects_before + last.objects_in_it if last else 0


def _add(content: bytearray, item: PrintItem, pdf: bytes, objects_before: int) -> int:
    """Put its pages behind those before it; how many objects they are."""
    try:
        piece = piece_of(pdf, objects_before)
    except ValueError as error:
        raise CannotJoin from error
    item.at, item.size, item.pages = len(content), len(piece.body), piece.pages
    item.objects_before, item.objects_in_it = objects_before, len(piece.starts)
    content += packed(piece)
    return len(piece.starts)


def _settle(job: PrintJob, items: list[PrintItem], content: bytes) -> None:
    """The file first, the rows after it: whoever is killed between leaves a file that nothing leads to (W06)."""
    part = PrintPart(job=job)
    if content:
        keep(part, content)
    try:
        is_ours = _note(job, items, part)
    except BaseException:
        forget(filter(None, [part.file.name]))
        raise
    if not is_ours:
        forget(filter(None, [part.file.name]))
    job.refresh_from_db()


@transaction.atomic
def _note(job: PrintJob, items: list[PrintItem], part: PrintPart) -> bool:
    """False when it was cancelled meanwhile, or somebody else was faster: a place is in one part."""
    here = PrintJob.objects.filter(pk=job.pk, state=JobState.RUNNING, done=job.done)
    if not here.update(done=items[-1].place, taken_at=None, worked_at=timezone.now()):
        return False
    if part.file:
        part.save()
        for item in items:
            item.part = None if item.left_out else part
    PrintItem.objects.bulk_update(items, MADE_OF)
    return True


def _finish(job: PrintJob) -> None:
    rows = PrintJob.objects.filter(pk=job.pk)
    now = timezone.now()
    workflow.FINISH.take(rows, now=now, deadline="ended_at", reason=None, ended_at=now, taken_at=None)
    job.refresh_from_db()


def _refuse(job: PrintJob) -> None:
    """With it goes what was made of it."""
    rows = PrintJob.objects.filter(pk=job.pk)
    now = timezone.now()
    if workflow.REFUSE.take(rows, now=now, deadline="ended_at", reason=None, ended_at=now, searched=""):
        forget_parts([job.pk])
    job.refresh_from_db()


def forget_parts(jobs: list[int]) -> None:
    """The rows first: a file that is left over by a power cut is an orphan, and goes with those."""
    parts = PrintPart.objects.filter(job__in=jobs)
    names = list(parts.values_list("file", flat=True))
    parts.delete()
    forget(names)
