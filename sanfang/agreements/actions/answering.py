"""What the other side says about a request for termination: yes, no with a reason, or nothing in its days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sanfang.actors import Actor, Party
from sanfang.agreements import termination_workflow as workflow
from sanfang.agreements.actions import ending
from sanfang.agreements.actions.readiness import check_not_held
from sanfang.agreements.errors import ConsentIsTheirs, MaterialMissing
from sanfang.agreements.models import TerminationRequest
from sanfang.agreements.termination_states import Reply
from sanfang.graduates import actions as graduates
from sanfang.reasons import LONGEST_REASON
from sanfang.refusal import Refusal
from sanfang.uploads.models import StoredFile


@transaction.atomic
def consent_to_termination(
    request: TerminationRequest,
    *,
    actor: Actor,
    reason: str = "",
    words: str = "",
    files: Sequence[StoredFile] = (),
) -> None:
    """「同意解约」, before the deadline: the school may decide at once. The agreement stands until it does.

    RecentlyRebound while a graduate's phone was changed just now: it is an act in the graduate's name (T11).
    """
    graduate = graduates.hold(request.agreement.graduate_id)
    if actor.party == Party.GRADUATE:
        check_not_held(graduate, reader=actor.party)
    said = {
        "reply": Reply.CONSENTS,
        "reply_words": words.strip()[:LONGEST_REASON],
        "replied_at": timezone.now(),
    }
    ending.take(request, workflow.CONSENT, actor=actor, reason=reason.strip()[:LONGEST_REASON], **said)
    ending.keep_material(request, files, actor)


@transaction.atomic
def object_to_termination(
    request: TerminationRequest,
    *,
    actor: Actor,
    reason: str,
    words: str = "",
    files: Sequence[StoredFile] = (),
) -> None:
    """「不同意解约」, with a reason for the school: it decides with both views before it.

    It is heard until the school has decided, whether or not anybody asked: a letter handed in may be forged.
    """
    said = {
        "reply": Reply.OBJECTS,
        "reply_words": words.strip()[:LONGEST_REASON],
        "replied_at": timezone.now(),
        # The first of two who look gave an opinion without it, and gives it again.
        "passed_on_by": None,
        "passed_on_at": None,
    }
    ending.take(request, workflow.OBJECT, actor=actor, reason=reason, **said)
    ending.keep_material(request, files, actor)


@transaction.atomic
def record_consent(request: TerminationRequest, *, actor: Actor, files: Sequence[StoredFile]) -> None:
    """The school puts on record the letter of an employer that has no account, with the letter.

    ConsentIsTheirs for an employer that can answer by itself.
    """
    if request.agreement.employer_id is not None:
        raise ConsentIsTheirs
    if not files:
        raise MaterialMissing
    now = timezone.now()
    ending.take(request, workflow.RECORD_CONSENT, actor=actor, reply=Reply.ON_PAPER, replied_at=now)
    ending.keep_material(request, files, actor)


def lapse_unanswered_terminations(now: datetime | None = None) -> int:
    """Pass on to the school what the other side left unanswered. Returns how many. No upper age."""
    lapsed = 0
    overdue = TerminationRequest.objects.unanswered(now or timezone.now()).order_by("answer_by", "pk")
    for request in overdue.select_related("agreement"):
        try:
            ending.lapse(request)
        except Refusal:
            # The other side answered, or the request was withdrawn, in this very moment.
            continue
        lapsed += 1
    return lapsed
