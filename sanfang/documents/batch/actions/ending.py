"""A batch is cancelled by whoever asked for it, and forgotten after a day. What no row knows goes too."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.files.storage import default_storage
from django.utils import timezone

from sanfang.actors import Actor
from sanfang.documents.batch import workflow
from sanfang.documents.batch.actions.making import forget_parts
from sanfang.documents.batch.errors import BatchOver
from sanfang.documents.batch.keeping import forget, ours
from sanfang.documents.errors import NotYours
from sanfang.documents.models import PrintItem, PrintJob, PrintPart
from sanfang.documents.models.batches import KEPT_FOR

# A younger file may be one whose row is just being written.
GRACE = timedelta(hours=1)


def cancel(job: PrintJob, *, actor: Actor) -> None:
    """Stop it: what was made goes at once, and nothing of it was counted. BatchOver when it has ended already."""
    rows = PrintJob.objects.filter(pk=job.pk)
    if not PrintJob.objects.visible_to(actor).filter(pk=job.pk).exists():
        raise NotYours
    if not workflow.CANCEL.is_taken_by(actor):
        raise NotYours
    now = timezone.now()
    if not workflow.CANCEL.take(rows, now=now, deadline="ended_at", reason=None, ended_at=now, searched=""):
        raise BatchOver
    forget_parts([job.pk])
    job.refresh_from_db()


def sweep() -> int:
    """Remove what is older than a day, and files without a row. Returns how many batches and files went."""
    return _forget_old() + _forget_orphans()


def _forget_old() -> int:
    """With the list of who was in it: what was counted stands in the trail."""
    before = timezone.now() - KEPT_FOR
    ended = PrintJob.objects.filter(ended_at__lt=before, items__isnull=False).distinct()
    keys = list(ended.values_list("pk", flat=True))
    for key in keys:
        rows = PrintJob.objects.filter(pk=key)
        workflow.FORGET.take(rows, now=timezone.now(), deadline="ended_at", reason=None, searched="")
    forget_parts(keys)
    PrintItem.objects.filter(job__in=keys).delete()
    return len(keys)


def _forget_orphans() -> int:
    before = timezone.now() - GRACE
    known = set(PrintPart.objects.values_list("file", flat=True))
    orphans = [name for name in ours() if name not in known and _made_at(name) < before]
    forget(orphans)
    return len(orphans)


def _made_at(name: str) -> datetime:
    """A file that another process has just removed was made now."""
    try:
        return default_storage.get_modified_time(name)
    except FileNotFoundError:
        return timezone.now()
