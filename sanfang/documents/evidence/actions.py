"""The verbs of the evidence record: take it out as a sealed report or as data, each time noted in the trail."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from django.utils import timezone

from sanfang.actors import Actor
from sanfang.agreements.history import AN_AGREEMENT
from sanfang.agreements.models import Agreement
from sanfang.audit import actions as audit
from sanfang.audit.models import Entry
from sanfang.documents.errors import NothingOnRecord, NotYours, ReportNotAskedFor, ReportNotSealed
from sanfang.documents.evidence.exporting import exported
from sanfang.documents.evidence.record import Evidence, record_of
from sanfang.documents.evidence.report import report_of
from sanfang.documents.evidence.words import TAKEN_OUT
from sanfang.sealing.digests import sha256
from sanfang.sealing.errors import SealingDown, SealUnusable
from sanfang.sealing.provider import Purpose
from sanfang.sealing.sources import seal_of

PURPOSE = "就业协议签约存证记录"
# A phone asks by one tap and opens the file by the next.
OPEN_FOR = timedelta(hours=1)


class Form(StrEnum):
    """What is taken out: the report for a court, or the data to recompute it."""

    REPORT = "pdf"
    DATA = "json"


def take_out(agreement: Agreement, form: Form, *, actor: Actor) -> bytes:
    """The record as a file, and a row of the trail that says who took it.

    Refused with NotYours, NothingOnRecord, and with ReportNotSealed when the seal that is set up cannot be had; then
    nothing is noted.
    """
    evidence = _evidence(agreement, actor)
    content = exported(evidence) if form == Form.DATA else _sealed(evidence)
    _note(evidence, actor, form, sha256=sha256(content))
    return content


def ask_for_report(agreement: Agreement, *, actor: Actor) -> None:
    """Note that somebody takes the report out, who fetches it afterwards: a phone opens files by a GET alone."""
    _note(_evidence(agreement, actor), actor, Form.REPORT)


def report_asked_for(agreement: Agreement, *, actor: Actor) -> bytes:
    """The report, for the account that asked for it in the last hour; ReportNotAskedFor to anybody else."""
    evidence = _evidence(agreement, actor)
    if not is_asked_for(agreement, actor=actor):
        raise ReportNotAskedFor
    return _sealed(evidence)


def is_asked_for(agreement: Agreement, *, actor: Actor) -> bool:
    asked = Entry.objects.filter(
        subject_type=AN_AGREEMENT,
        subject_id=str(agreement.pk),
        act=TAKEN_OUT,
        user_id=actor.user_id,
        at__gt=timezone.now() - OPEN_FOR,
    )
    return asked.exists()


def _evidence(agreement: Agreement, actor: Actor) -> Evidence:
    if not Agreement.objects.visible_to(actor).filter(pk=agreement.pk).exists():
        raise NotYours
    evidence = record_of(agreement, actor)
    if not evidence.acts:
        raise NothingOnRecord
    return evidence


def _sealed(evidence: Evidence) -> bytes:
    content = report_of(evidence)
    school = evidence.agreement.school
    try:
        seal = seal_of(school.code)
        return seal.seal(content, Purpose(PURPOSE, school.name)) if seal else content
    except (SealingDown, SealUnusable) as error:
        raise ReportNotSealed from error


def _note(evidence: Evidence, actor: Actor, form: Form, **facts: str) -> None:
    """With the chain's head of that moment, by which the file is found again among others."""
    audit.record(
        TAKEN_OUT,
        evidence.agreement,
        actor=actor,
        chain=evidence.chain.name,
        facts={
            "number": evidence.agreement.number,
            "form": form,
            "length": evidence.chain.length,
            "head": evidence.chain.head,
            **facts,
        },
    )
