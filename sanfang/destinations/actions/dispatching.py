"""What leaves with a graduate, entered by staff: 档案信息, and to 2022 报到证信息 (manual H6)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction

from sanfang.actors import Actor, Party
from sanfang.audit import actions as audit
from sanfang.destinations.actions.confirming import void
from sanfang.destinations.errors import NoCertificates, NotYourGraduate, ReceiverMissing, SentOnMissing
from sanfang.destinations.models import LAST_YEAR_OF_CERTIFICATES, FileTransfer, RegistrationCertificate
from sanfang.graduates import actions as graduates
from sanfang.graduates.models import Graduate

Kind = RegistrationCertificate.Kind


@dataclass(frozen=True)
class Transfer:
    """Where the file goes. Numbers and the day may come later."""

    receiver: str
    address: str = ""
    postcode: str = ""
    transfer_number: str = ""
    tracking_number: str = ""
    sent_on: date | None = None


@dataclass(frozen=True)
class Certificate:
    """A certificate as it was issued; with `Kind.NONE` nothing else is said."""

    kind: str
    receiver: str = ""
    place: str = ""
    number: str = ""
    report_from: date | None = None


@transaction.atomic
def send_file(graduate: Graduate, transfer: Transfer, *, actor: Actor) -> FileTransfer:
    """Note where the file goes; SentOnMissing for a tracked parcel of no day. It voids what was finally confirmed."""
    _check_scope(graduate, actor)
    if transfer.tracking_number and transfer.sent_on is None:
        raise SentOnMissing
    graduates.hold(graduate.pk)
    old = FileTransfer.objects.filter(graduate=graduate).first()
    said = asdict(transfer)
    row, _ = FileTransfer.objects.update_or_create(graduate=graduate, defaults=said)
    if old is None or any(getattr(old, name) != value for name, value in said.items()):
        void(graduate)
    _leave_trace(
        "file_transfer.set", row, old, ("receiver", "transfer_number", "tracking_number", "sent_on"), actor
    )
    return row


@transaction.atomic
def issue_certificate(
    graduate: Graduate, certificate: Certificate, *, actor: Actor
) -> RegistrationCertificate:
    """Note the certificate of a graduate of a cohort to 2022; NoCertificates later, ReceiverMissing without one."""
    _check_scope(graduate, actor)
    if graduate.cohort_year > LAST_YEAR_OF_CERTIFICATES:
        raise NoCertificates
    if certificate.kind == Kind.NONE:
        certificate = Certificate(Kind.NONE)
    elif not certificate.receiver:
        raise ReceiverMissing
    graduates.hold(graduate.pk)
    old = RegistrationCertificate.objects.filter(graduate=graduate).first()
    row, _ = RegistrationCertificate.objects.update_or_create(
        graduate=graduate, defaults=asdict(certificate) | {"cohort_year": graduate.cohort_year}
    )
    _leave_trace("certificate.set", row, old, ("kind", "receiver", "number"), actor)
    return row


def _check_scope(graduate: Graduate, actor: Actor) -> None:
    if actor.party != Party.SCHOOL or not Graduate.objects.visible_to(actor).filter(pk=graduate.pk).exists():
        raise NotYourGraduate


def _leave_trace(act: str, row: Any, old: Any, names: tuple[str, ...], actor: Actor) -> None:
    audit.record(
        act,
        row,
        actor=actor,
        chain=audit.school_chain(row.graduate.school_id),
        old=_words(old, names),
        new=_words(row, names),
        facts={"graduate": row.graduate_id},
    )


def _words(row: Any, names: tuple[str, ...]) -> str:
    """What a row says of these columns, a word a column; nothing where there is no row."""
    return " ".join(str(getattr(row, name) or "-") for name in names) if row else ""
