"""Many agreements are asked for as one file, in an order that is settled with it; the same asked again is the same."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from sanfang.actors import Actor
from sanfang.agreements.models import Agreement
from sanfang.agreements.queries import owned_by
from sanfang.agreements.states import PRINTABLE_STATES
from sanfang.documents.batch.errors import (
    AnotherBatchRunning,
    BatchedTooOften,
    NothingToPrint,
    TooManyToPrint,
)
from sanfang.documents.batch.states import OPEN_STATES, Form
from sanfang.documents.errors import NotYours
from sanfang.documents.models import PrintItem, PrintJob
from sanfang.documents.roles import PRINTING_ROLES
from sanfang.exports.scope import fingerprint_of
from sanfang.limits.counting import allow

MOST = 5000
MOST_A_DAY = 50
A_DAY = int(timedelta(days=1).total_seconds())
ROWS_AT_ONCE = 500
AGAIN = "上一批里没有打印的"


@dataclass(frozen=True)
class Wanted:
    """The agreements, in the order of the pages; the form of the file; and in words what was asked for."""

    agreements: QuerySet[Agreement]
    form: str = Form.PDF
    words: str = ""
    searched: str = ""


def ask(wanted: Wanted, *, actor: Actor) -> PrintJob:
    """Ask for them as one file. While the same is being made, that one is the answer.

    NothingToPrint, TooManyToPrint, AnotherBatchRunning, BatchedTooOften; NotYours for who does not print.
    """
    if actor.role not in PRINTING_ROLES:
        raise NotYours
    mine = wanted.agreements.filter(owned_by(actor), state__in=PRINTABLE_STATES)
    keys = list(mine.values_list("pk", flat=True)[: MOST + 1])
    if not keys:
        raise NothingToPrint
    if len(keys) > MOST:
        raise TooManyToPrint(MOST)
    job = _job(wanted, keys, actor)
    return _under_way(job) or _begin(job, keys)


def ask_again(job: PrintJob, *, actor: Actor) -> PrintJob:
    """What was left out of a batch and is in force now, in the same order and form."""
    if not PrintJob.objects.visible_to(actor).filter(pk=job.pk).exists():
        raise NotYours
    left_out = PrintItem.objects.left_out_of_it().filter(job=job)
    rows = Agreement.objects.filter(print_items__in=left_out).order_by("print_items__place")
    wanted = Wanted(rows, job.form, AGAIN)
    return ask(wanted, actor=actor)


def _job(wanted: Wanted, keys: list[int], actor: Actor) -> PrintJob:
    if actor.user_id is None or actor.school_id is None:
        raise NotYours
    same = json.dumps([fingerprint_of(actor), wanted.form, keys])
    return PrintJob(
        user_id=actor.user_id,
        school_id=actor.school_id,
        scope=fingerprint_of(actor),
        by=actor.label[:150],
        by_address=actor.address,
        form=wanted.form,
        words=wanted.words[:1000],
        searched=wanted.searched,
        fingerprint=hashlib.sha256(same.encode()).hexdigest(),
        total=len(keys),
    )


def _under_way(wanted: PrintJob) -> PrintJob | None:
    running = PrintJob.objects.filter(user_id=wanted.user_id, state__in=OPEN_STATES).first()
    if running is not None and running.fingerprint != wanted.fingerprint:
        raise AnotherBatchRunning
    return running


def _begin(job: PrintJob, keys: list[int]) -> PrintJob:
    if not allow("print_batch", str(job.user_id), limit=MOST_A_DAY, seconds=A_DAY):
        raise BatchedTooOften(MOST_A_DAY)
    try:
        with transaction.atomic():
            job.save()
            items = (PrintItem(job=job, place=place, agreement_id=key) for place, key in enumerate(keys, 1))
            PrintItem.objects.bulk_create(items, batch_size=ROWS_AT_ONCE)
    except IntegrityError as error:
        # Two clicks at once: the other one was faster, and is this one if it asked for the same.
        running = _under_way(job)
        if running is None:
            raise AnotherBatchRunning from error
        return running
    return job
