"""Whether a PDF is sealed by one of ours and has not been touched since."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from io import BytesIO

from asn1crypto import x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from sanfang.sealing.apart import apart


class Finding(Enum):
    """What a file is, from the best to the worst."""

    SEALED = "sealed"
    ADDED_TO = "added to"  # The sealed part is whole; something was written behind it.
    CHANGED = "changed"  # The seal does not fit what stands before it, or is broken itself.
    OTHERS = "others"  # Sealed and whole, by somebody whom we do not know.
    UNSEALED = "unsealed"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Examined:
    """The finding; of what bears a seal also when that says it was put, and how many bytes it vouches for."""

    finding: Finding
    sealed_at: datetime | None = None
    vouched_for: int = 0


UNSEALED = Examined(Finding.UNSEALED)
# A file that says it bears a seal, in the way in which seals are written, whatever became of it.
CLAIM = re.compile(rb"/SubFilter\s*/(?:ETSI|adbe)")
# Where a version of a file ends. A paper has two: as it was printed, and with its seal.
END = re.compile(rb"%%EOF\r?\n?")
MOST_ENDS = 4


def examine(pdf: bytes, authorities: Iterable[x509.Certificate]) -> Examined:
    """What this file is to those who trust these authorities. Never raises for what is in the file."""
    roots = list(authorities)
    examined = _read(pdf, roots)
    if examined.finding in {Finding.SEALED, Finding.ADDED_TO}:
        return examined
    return _behind_which_was_written(pdf, roots) or examined


def _read(pdf: bytes, authorities: list[x509.Certificate]) -> Examined:
    try:
        seals = PdfFileReader(BytesIO(pdf), strict=False).embedded_regular_signatures
        return _of_seal(seals[0], pdf, authorities, alone=len(seals) == 1) if seals else UNSEALED
    except (PdfError, SignatureValidationError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        # What a forger writes into the structures of a file breaks a reader in any of these ways.
        return Examined(Finding.CHANGED if CLAIM.search(pdf) else Finding.UNREADABLE)


def _behind_which_was_written(pdf: bytes, authorities: list[x509.Certificate]) -> Examined | None:
    """The sealed file that this one begins with, if it does: what was written behind it may hide its seal."""
    ends = [found.end() for found in END.finditer(pdf)][:MOST_ENDS]
    earlier = (_read(pdf[:end], authorities) for end in ends if end < len(pdf))
    whole = next((examined for examined in earlier if examined.finding is Finding.SEALED), None)
    return replace(whole, finding=Finding.ADDED_TO) if whole else None


def _of_seal(
    seal: EmbeddedPdfSignature, pdf: bytes, authorities: list[x509.Certificate], *, alone: bool
) -> Examined:
    """The first seal of a file: ours stands alone and reaches from the first byte to the last."""
    sealed_at = seal.self_reported_timestamp
    trusted = ValidationContext(trust_roots=authorities, moment=sealed_at, allow_fetching=False)
    status = apart(
        lambda: validate_pdf_signature(seal, trusted, ts_validation_context=trusted, skip_diff=True)
    )
    end = _end_of(seal)
    finding = _judge(status, is_ours_in_form=_is_certification(seal), is_whole=alone and end == len(pdf))
    return Examined(finding, sealed_at, end)


def _judge(status: PdfSignatureStatus, *, is_ours_in_form: bool, is_whole: bool) -> Finding:
    if not (status.intact and status.valid):
        return Finding.CHANGED
    if not status.trusted or not is_ours_in_form:
        return Finding.OTHERS
    if not is_whole or status.coverage is not SignatureCoverageLevel.ENTIRE_FILE:
        return Finding.ADDED_TO
    return Finding.SEALED


def _end_of(seal: EmbeddedPdfSignature) -> int:
    """The place after the last byte that the seal says it covers."""
    *_, start, length = (int(number) for number in seal.byte_range)
    return start + length


def _is_certification(seal: EmbeddedPdfSignature) -> bool:
    return seal.docmdp_level is MDPPerm.NO_CHANGES
