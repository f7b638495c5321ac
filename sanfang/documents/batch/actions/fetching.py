"""Fetching what was made: the first time it is counted, each time it is noted."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from sanfang.actors import Actor
from sanfang.audit import actions as audit
from sanfang.documents.batch.actions.counting import count_what_stands
from sanfang.documents.batch.errors import BatchGone, NotDoneYet, NothingInIt
from sanfang.documents.batch.files import File, file_of
from sanfang.documents.errors import NotYours
from sanfang.documents.models import PrintItem, PrintJob
from sanfang.documents.roles import PRINTING_ROLES


def fetch(job: PrintJob, *, actor: Actor) -> File:
    """The file as a stream, for the account that asked for it with the rights it still has (promises P25).

    A print that nobody fetches is no print: each agreement is counted at the first fetch, and not again. What ended
    or was corrected since is no longer in it. NotDoneYet, BatchGone after a day, NothingInIt.
    """
    is_mine = PrintJob.objects.visible_to(actor).filter(pk=job.pk).exists()
    if not is_mine or actor.role not in PRINTING_ROLES:
        raise NotYours
    if job.is_open:
        raise NotDoneYet
    if not job.is_there:
        raise BatchGone
    count_what_stands(job, actor=actor)
    rows = PrintItem.objects.in_the_file().filter(job=job).defer("agreement__details_text")
    items = list(rows.select_related("agreement__graduate__school_class", "original", "part"))
    if not items:
        raise NothingInIt
    _leave_trace(job, items, actor)
    return file_of(job, items)


@transaction.atomic
def _leave_trace(job: PrintJob, items: list[PrintItem], actor: Actor) -> None:
    PrintJob.objects.filter(pk=job.pk, fetched_at__isnull=True).update(fetched_at=timezone.now())
    audit.record(
        "print_job.download",
        job,
        actor=actor,
        chain=audit.school_chain(job.school_id),
        facts={"form": job.form, "count": len(items), "searched": bool(job.searched), "asked": job.words},
    )
