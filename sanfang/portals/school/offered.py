"""What route 1 adds to a review: the offer behind an agreement, and which of its terms deserve a second look."""

from __future__ import annotations

from dataclasses import dataclass

from sanfang import calendar
from sanfang.agreements.models import Agreement, Route
from sanfang.recruiting.models import Offer
from sanfang.recruiting.second_look import cautions_for
from sanfang.recruiting.terms import day_in_words
from sanfang.ui.templatetags.ui import moment


@dataclass(frozen=True)
class ShownOffer:
    """When it was offered and accepted, the terms, and a sentence for each that deserves a second look."""

    facts: list[tuple[str, str]]
    terms: list[tuple[str, str]]
    cautions: list[str]


def offer_behind(agreement: Agreement) -> ShownOffer | None:
    """The offer that became this agreement; None for the other routes. Who sees the agreement sees it."""
    if agreement.route != Route.PLATFORM:
        return None
    offer = Offer.objects.filter(agreement=agreement).first()
    return _shown(offer, agreement) if offer else None


def _shown(offer: Offer, agreement: Agreement) -> ShownOffer:
    signed_on = calendar.day_of(agreement.signed_at)
    cautions = cautions_for(agreement.graduate, offer.terms, signed_on=signed_on)
    return ShownOffer(_facts(offer), offer.terms.in_words(), [caution.text for caution in cautions])


def _facts(offer: Offer) -> list[tuple[str, str]]:
    return [
        ("发出签约通知", moment(offer.sent_at)),
        ("接受邀请截止日期", day_in_words(offer.last_day)),
        ("毕业生接受", moment(offer.answered_at)),
    ]
