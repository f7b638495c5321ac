"""What anybody may know of a PDF by bringing it: whether it is one of our originals, and what became of that."""

from __future__ import annotations

from dataclasses import dataclass

from sanfang.documents.dropped import words
from sanfang.documents.dropped.asking import examined_apart
from sanfang.documents.models import Original
from sanfang.documents.original_states import CopyState
from sanfang.documents.verdicts import Verdict
from sanfang.documents.verification import Findings, of_original
from sanfang.limits import counting as limits
from sanfang.sealing.digests import sha256
from sanfang.sealing.examining import Finding

MAGIC = b"%PDF-"
# Readers look for it there: some programs write a line of their own before it.
MAGIC_WITHIN = 1024
# Each look costs most of a second of a processor. Whoever brings an original is answered all the same.
MOST_A_MINUTE = 120


@dataclass(frozen=True)
class Judged:
    """The verdict on the file and, of a known original, what stands on the pages of its copies when scanned.

    `original` is the number of the agreement whose original the file was before something was written behind it.
    """

    verdict: Verdict
    findings: Findings | None = None
    original: str = ""


def judge(content: bytes) -> Judged:
    """A file with the fingerprint of an original is that original, with or without a seal. Any other is looked into in
    a process of its own, which takes about a second: call it outside of any transaction."""
    if MAGIC not in content[:MAGIC_WITHIN]:
        return Judged(words.NO_PDF)
    original = _with_fingerprint(content)
    return _known(original) if original else _unknown(content)


def _with_fingerprint(content: bytes) -> Original | None:
    found = Original.objects.filter(sha256=sha256(content)).select_related("agreement")
    return found.order_by("pk").first()


def _known(original: Original) -> Judged:
    findings = of_original(original)
    ended = original.copies.exclude(state=CopyState.VALID).order_by("place")
    return Judged(words.of_known(findings.verdict, [copy.words for copy in ended]), findings)


def _unknown(content: bytes) -> Judged:
    if not limits.allow("dropped files", "everybody", limit=MOST_A_MINUTE, seconds=60):
        return Judged(words.TOO_MANY)
    examined = examined_apart(content)
    before = _with_fingerprint(content[: examined.vouched_for]) if examined.vouched_for else None
    number = before.agreement.number if before and examined.finding is Finding.ADDED_TO else ""
    return Judged(words.OF_FINDING[examined.finding], original=number)
