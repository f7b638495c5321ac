"""A list is asked for as a file, within one's scope of this moment; the same asked again is the same job."""

from __future__ import annotations

import json
from datetime import timedelta

from django.db import IntegrityError, transaction

from sanfang.actors import Actor, Party
from sanfang.exports.errors import (
    AnotherExportRunning,
    ExportedTooOften,
    MayNotReveal,
    NobodyToExport,
    NotYours,
)
from sanfang.exports.kinds import Asked, Kind
from sanfang.exports.models import Job
from sanfang.exports.scope import fingerprint_of
from sanfang.exports.states import State
from sanfang.limits.counting import allow
from sanfang.privacy.index import blind_index

MOST_A_DAY = 50
A_DAY = int(timedelta(days=1).total_seconds())


def ask(kind: Kind, asked: Asked, *, actor: Actor) -> Job:
    """Ask for a list as a file. While a file of the same is being made, that one is the answer (promises E03).

    MayNotReveal, NobodyToExport, AnotherExportRunning, ExportedTooOften; NotYours for anybody but staff.
    """
    wanted = _wanted(kind, asked, actor)
    if asked.in_clear and actor.role not in kind.in_clear_for:
        raise MayNotReveal
    return _under_way(wanted) or _begin(wanted, kind, asked, actor)


def _wanted(kind: Kind, asked: Asked, actor: Actor) -> Job:
    if actor.party != Party.SCHOOL or actor.user_id is None or actor.school_id is None:
        raise NotYours
    return Job(
        kind=kind.name,
        user_id=actor.user_id,
        school_id=actor.school_id,
        scope=fingerprint_of(actor),
        by=actor.label[:150],
        by_address=actor.address,
        what=dict(asked.what),
        words=asked.words[:1000],
        searched=asked.searched,
        in_clear=asked.in_clear,
        fingerprint=_fingerprint(kind, asked, actor),
    )


def _fingerprint(kind: Kind, asked: Asked, actor: Actor) -> str:
    """With the secret of the blind indexes, as what was searched for may be somebody's number."""
    same = (kind.name, fingerprint_of(actor), asked.what, asked.searched, asked.in_clear)
    return blind_index(json.dumps(same, sort_keys=True), "exports.asked")


def _under_way(wanted: Job) -> Job | None:
    mine = Job.objects.filter(user_id=wanted.user_id, kind=wanted.kind, state=State.WAITING)
    running: Job | None = mine.first()
    if running is not None and running.fingerprint != wanted.fingerprint:
        raise AnotherExportRunning
    return running


def _begin(wanted: Job, kind: Kind, asked: Asked, actor: Actor) -> Job:
    wanted.row_count = kind.count(asked, actor)
    if not wanted.row_count:
        raise NobodyToExport
    if not allow("export", str(actor.user_id), limit=MOST_A_DAY, seconds=A_DAY):
        raise ExportedTooOften(MOST_A_DAY)
    try:
        with transaction.atomic():
            wanted.save()
    except IntegrityError as error:
        # Two clicks at once: the other one was faster, and is this one if it asked for the same.
        running = _under_way(wanted)
        if running is None:
            raise AnotherExportRunning from error
        return running
    return wanted
