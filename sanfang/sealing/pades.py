"""A seal by certificate: PAdES, one signature that certifies the file and allows no change after it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from io import BytesIO

from pyhanko.sign import PdfSignatureMetadata, sign_pdf
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers import Signer
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError

from sanfang.sealing.apart import apart
from sanfang.sealing.errors import SealingDown
from sanfang.sealing.provider import Purpose
from sanfang.sealing.writer import FaithfulWriter

FIELD = "Seal"
# The room for one signature in the file, in bytes: fixed, so that no second signature is made to measure it.
ROOM = 24 * 1024

Opened = Callable[[], AbstractContextManager[Signer]]


class CertificateSeal:
    """Seals with a key that `opened` lends for one signature, from a file or from a card; `timestamper` is optional."""

    def __init__(self, opened: Opened, timestamper: TimeStamper | None = None) -> None:
        self._opened = opened
        self._timestamper = timestamper

    def seal(self, pdf: bytes, purpose: Purpose) -> bytes:
        """See provider.Provider. The picture of a seal, if any, is drawn on the page before."""
        try:
            return apart(partial(self._seal, pdf, purpose))
        except (TimestampRequestError, OSError) as error:
            raise SealingDown from error

    def _seal(self, pdf: bytes, purpose: Purpose) -> bytes:
        sealed = BytesIO()
        with self._opened() as signer:
            sign_pdf(
                FaithfulWriter(BytesIO(pdf)),
                _metadata(purpose),
                signer,
                timestamper=self._timestamper,
                bytes_reserved=ROOM,
                output=sealed,
            )
        return sealed.getvalue()


def _metadata(purpose: Purpose) -> PdfSignatureMetadata:
    return PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        reason=purpose.reason,
        location=purpose.place or None,
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )
