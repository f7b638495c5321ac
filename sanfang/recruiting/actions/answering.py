"""What the graduate says to an offer: 接受 or 谢绝 (manual B5, B6)."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from sanfang.actors import Actor
from sanfang.agreements import actions as agreements
from sanfang.agreements.errors import TextChanged
from sanfang.agreements.models import Agreement
from sanfang.graduates import actions as graduates
from sanfang.reasons import LONGEST_REASON
from sanfang.recruiting import workflow
from sanfang.recruiting.actions.moving import check_now, check_rights, move, move_once
from sanfang.recruiting.actions.reaching import check_graduate
from sanfang.recruiting.errors import TermsChanged, ViewOnly
from sanfang.recruiting.models import Offer
from sanfang.recruiting.standing import obstacle_to
from sanfang.recruiting.states import OfferState


@transaction.atomic
def accept(offer: Offer, *, actor: Actor, shown_sha256: str) -> Agreement:
    """Say yes to exactly what was shown: the agreement exists, waiting for the school. Asking twice gives the same one.

    Refused with DeadlinePassed, NotNow, ViewOnly, or TermsChanged when a word is another one by now (promises P15).
    """
    check_graduate(actor)
    check_rights(offer, actor)
    graduates.hold(offer.graduate_id)
    offer = Offer.objects.for_lists().select_related("agreement").get(pk=offer.pk)
    if offer.state == OfferState.ACCEPTED and offer.agreement is not None:
        return offer.agreement
    check_now(offer, workflow.ACCEPT_OFFER)
    obstacle = obstacle_to(offer)
    if obstacle is not None:
        raise ViewOnly(obstacle)
    # Signed first, then noted on the offer: the trail comes last, or two signings would wait for each other (0015).
    agreement = _sign(offer, actor, shown_sha256)
    move(offer, workflow.ACCEPT_OFFER, actor=actor, answered_at=timezone.now(), agreement=agreement)
    return agreement


def _sign(offer: Offer, actor: Actor, shown_sha256: str) -> Agreement:
    terms = offer.terms
    try:
        return agreements.sign_by_offer(
            offer.graduate,
            offer.employer,
            terms.position,
            terms.articles,
            actor=actor,
            shown_sha256=shown_sha256,
        )
    except TextChanged as error:
        raise TermsChanged from error


def decline(offer: Offer, *, actor: Actor, reason: str = "") -> None:
    """Say no; the reason is optional, and the employer reads it. Saying it twice changes nothing."""
    check_graduate(actor)
    move_once(
        offer,
        workflow.DECLINE_OFFER,
        actor=actor,
        reason=reason.strip()[:LONGEST_REASON],
        answered_at=timezone.now(),
    )
