"""What was agreed, revision by revision, and the files made of it, by their hashes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sanfang.actors import Party
from sanfang.agreements.models import Agreement
from sanfang.agreements.states import State
from sanfang.documents.models import Original
from sanfang.sealing.digests import sha256, sm3


@dataclass(frozen=True)
class Text:
    """One revision. `text` is what was hashed; empty for a reader who may not read all of it."""

    number: int
    sha256: str
    sm3: str
    is_whole: bool
    replaced_at: datetime | None = None
    text: str = ""


@dataclass(frozen=True)
class File:
    """One sealed PDF as it is stored."""

    revision: int
    printing: int
    sha256: str
    sm3: str
    made_at: datetime | None
    is_sealed: bool

    @property
    def words(self) -> str:
        seal = "已加盖电子印章" if self.is_sealed else "未加盖电子印章"
        return f"协议书 PDF，第 {self.revision} 版，第 {self.printing} 次打印，{seal}"


def texts_of(agreement: Agreement, reader: Party) -> list[Text]:
    """Every revision, the first one first."""
    reads = _reads_all(agreement, reader)
    former = [
        _text(one.number, one.details_sha256, one.details_text, one.replaced_at, reads=reads)
        for one in agreement.earlier_revisions.all()
    ]
    now = _text(agreement.revision, agreement.details_sha256, agreement.details_text, None, reads=reads)
    return [*former, now]


def files_of(originals: Iterable[Original]) -> list[File]:
    """The stored PDFs; what is still being made has no hash yet."""
    return [
        File(one.revision, one.printing, one.sha256, one.sm3, one.made_at, one.is_sealed)
        for one in originals
        if one.is_ready
    ]


def _text(number: int, known: str, text: str, replaced_at: datetime | None, *, reads: bool) -> Text:
    raw = text.encode()
    return Text(number, known, sm3(raw), sha256(raw) == known, replaced_at, text if reads else "")


def _reads_all(agreement: Agreement, reader: Party) -> bool:
    """An employer reads the graduate's contact data once the school has approved (manual C2)."""
    was_approved = agreement.decided_at is not None and agreement.state != State.REJECTED
    return reader != Party.EMPLOYER or was_approved
