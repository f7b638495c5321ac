"""The file of an original is made once, by the worker or for whoever prints first, and never again."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.db import DatabaseError, transaction
from django.utils import timezone

from sanfang.actors import system
from sanfang.audit import actions as audit
from sanfang.documents import original_workflow as workflow
from sanfang.documents.errors import TextAltered, Unforeseen
from sanfang.documents.glyphs import GlyphMissing
from sanfang.documents.keeping import forget, keep
from sanfang.documents.models import Original
from sanfang.documents.setting_up import Made, made_of
from sanfang.refusal import Refusal

log = logging.getLogger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=10), timedelta(minutes=10)
# What ails one original alone.
OF_THIS_ONE = (GlyphMissing, TextAltered, Unforeseen)
# So many in one round of the worker: notices that wait behind them are not kept waiting for long.
AT_ONCE = 20


def make_waiting() -> int:
    """The worker's part: make what is due, however old it is. Returns how many were made."""
    due = Original.objects.to_be_made(timezone.now()).select_related("agreement__school")
    return sum(_try(original) for original in due[:AT_ONCE])


def _try(original: Original) -> bool:
    """What was put off a moment ago, with others of its school, is not tried again in this round."""
    if not Original.objects.to_be_made(timezone.now()).filter(pk=original.pk).exists():
        return False
    try:
        make(original)
    except Refusal:
        return False
    except DatabaseError:
        raise
    except Exception:
        # One original that nobody foresaw, or a full disk, must not end the worker and keep all others waiting.
        log.exception("original %d could not be made", original.pk)
        _put_off(original, Unforeseen())
        return False
    return True


def make(original: Original) -> None:
    """Set, seal and store it, unless that is done; the original given is brought up to date.

    GlyphMissing for a character that no font has, TextAltered when the text is not the one that was signed,
    FontsMissing, SealingDown or SealUnusable: then it stays as it was, says why, and is tried again by the worker.
    It takes its time: call it outside of any transaction.
    """
    original.refresh_from_db()
    if original.is_ready:
        return
    try:
        made = made_of(original)
    except Refusal as refusal:
        _put_off(original, refusal)
        raise
    _settle(original, made)


def _settle(original: Original, made: Made) -> None:
    """The file first, the row after it: whoever is killed between leaves a file that nothing leads to (W06)."""
    name = keep(original, made.content)
    try:
        is_ours = _note(original, name, made)
    except BaseException:
        forget(name)
        raise
    if not is_ours:
        forget(name)
    original.refresh_from_db()


@transaction.atomic
def _note(original: Original, name: str, made: Made) -> bool:
    """False when somebody else was faster: one original has one file."""
    rows = Original.objects.filter(pk=original.pk)
    now = timezone.now()
    moved = workflow.MAKE.take(
        rows, now=now, deadline="due_at", reason=None, file=name, made_at=now, trouble="", **made.facts
    )
    if moved:
        audit.record(
            "original.make",
            original,
            actor=system("生成协议书正本"),
            chain=audit.school_chain(original.agreement.school_id),
            facts={
                "number": original.agreement.number,
                "revision": original.revision,
                "printing": original.printing,
                "details_sha256": original.details_sha256,
                **made.facts,
            },
        )
    return moved


def _put_off(original: Original, refusal: Refusal) -> None:
    """Later, and later each time. What ails a seal or the fonts ails every original of the school; a character
    that cannot be drawn is this one's own."""
    now = timezone.now()
    pause = min(FIRST_PAUSE * 2 ** min(original.tries, 10), LONGEST_PAUSE)
    Original.objects.filter(pk=original.pk).update(tries=original.tries + 1)
    waiting = Original.objects.filter(state=Original.State.MAKING)
    if isinstance(refusal, OF_THIS_ONE):
        alike = waiting.filter(pk=original.pk)
    else:
        alike = waiting.filter(agreement__school=original.agreement.school, due_at__lte=now + pause)
    put_off = alike.update(due_at=now + pause, trouble=str(refusal)[:300])
    log.warning("originals could not be made: %s; %d put off", type(refusal).__name__, put_off)
