"""A PDF, looked into without being shown: can a reviewer open it, and will it do nothing by itself?

Two looks: PDFium reads the document as a viewer would, and is asked for passwords, pages, attachments, scripts.
Then the bytes are searched for the names of actions that PDFium does not tell about.
"""

from __future__ import annotations

import pypdfium2
from pypdfium2 import raw

from sanfang.uploads.inspection.active_names import TooHeavy, is_active
from sanfang.uploads.inspection.verdicts import Finding, Verdict

MOST_PAGES = 200
PROTECTED = (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
DYNAMIC_FORMS = (raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND)
NO_PROTECTION = -1


def examine(content: bytes) -> Finding:
    """FINE with the content as it is, or what is wrong with it."""
    verdict = _as_a_viewer(content)
    if verdict is not Verdict.FINE:
        return Finding(verdict)
    try:
        return Finding(Verdict.ACTIVE) if is_active(content) else Finding(Verdict.FINE, content)
    except TooHeavy:
        return Finding(Verdict.TOO_HEAVY)


def _as_a_viewer(content: bytes) -> Verdict:
    try:
        with pypdfium2.PdfDocument(content) as document:
            return _first_fault(document)
    except pypdfium2.PdfiumError as error:
        return Verdict.ENCRYPTED if error.err_code in PROTECTED else Verdict.BROKEN


def _first_fault(document: pypdfium2.PdfDocument) -> Verdict:
    # A file that opens without a password may be encrypted all the same; what it holds could not be searched.
    if raw.FPDF_GetSecurityHandlerRevision(document) != NO_PROTECTION:
        return Verdict.ENCRYPTED
    if not len(document):
        return Verdict.BROKEN
    if len(document) > MOST_PAGES:
        return Verdict.TOO_LONG
    if _does_something(document):
        return Verdict.ACTIVE
    document[0].close()  # PDFium raises when the first page cannot be loaded.
    return Verdict.FINE


def _does_something(document: pypdfium2.PdfDocument) -> bool:
    return (
        raw.FPDF_GetFormType(document) in DYNAMIC_FORMS
        or raw.FPDFDoc_GetAttachmentCount(document) > 0
        or raw.FPDFDoc_GetJavaScriptActionCount(document) > 0
    )
