"""What an employer shows and offers: its papers and its positions."""

from __future__ import annotations

from django.db import transaction

from sanfang.actors import Actor
from sanfang.employers.actions.owning import check_own, record
from sanfang.employers.errors import TooManyDocuments
from sanfang.employers.models import Employer, Position, QualificationDocument
from sanfang.uploads.models import StoredFile

MOST_DOCUMENTS = 10


@transaction.atomic
def add_document(employer: Employer, file: StoredFile, kind: str, *, actor: Actor) -> QualificationDocument:
    """Show one more paper to the reviewers."""
    check_own(employer, actor)
    if employer.documents.count() >= MOST_DOCUMENTS:
        raise TooManyDocuments
    document = QualificationDocument.objects.create(employer=employer, kind=kind, file=file)
    record("employer.add_document", document, employer, actor=actor, facts={"sha256": file.sha256})
    return document


@transaction.atomic
def remove_document(document: QualificationDocument, *, actor: Actor) -> None:
    """Take a paper back. The file itself stays stored: what was reviewed against it can still be looked into."""
    employer = document.employer
    check_own(employer, actor)
    record(
        "employer.remove_document", document, employer, actor=actor, facts={"sha256": document.file.sha256}
    )
    document.delete()


@transaction.atomic
def save_position(position: Position, *, actor: Actor) -> Position:
    """Publish a new position or change one."""
    employer = position.employer
    check_own(employer, actor)
    act = "position.change" if position.pk else "position.publish"
    position.save()
    facts = {"title": position.title, "is_open": position.is_open}
    record(act, position, employer, actor=actor, facts=facts)
    return position
