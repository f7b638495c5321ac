"""Papers for the tests of the school's desk: files that are really there, and who handed them in."""

from hashlib import sha256

from django.core.files.base import ContentFile

from sanfang.agreements import actions
from sanfang.agreements.models import Agreement, TerminationRequest
from sanfang.employers.models import Employer, QualificationDocument
from sanfang.uploads.models import StoredFile
from tests.cast import Cast

PDF = b"%PDF-1.4\n%%EOF\n"


def a_pdf(name: str, content: bytes = PDF) -> StoredFile:
    stored = StoredFile(
        media_type="application/pdf",
        suffix=".pdf",
        size=len(content),
        sha256=sha256(content).hexdigest(),
        original_name=name,
    )
    stored.file.save(name, ContentFile(content), save=False)
    stored.save(force_insert=True)
    return stored


def a_licence(employer: Employer) -> QualificationDocument:
    return QualificationDocument.objects.create(employer=employer, kind="licence", file=a_pdf("营业执照.pdf"))


def ask_for_termination(cast: Cast, agreement: Agreement, content: bytes = PDF) -> TerminationRequest:
    """The graduate of an agreement in force asks for its end, with one letter."""
    name = next(name for name, graduate in cast.graduates.items() if graduate.pk == agreement.graduate_id)
    return actions.apply_for_termination(
        agreement,
        actor=cast.actor(name),
        reason_code="04",
        reason="单位同意解约，另谋发展",
        files=[a_pdf("解约函.pdf", content)],
    )
