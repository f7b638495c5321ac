"""The signing notice as the manual's letter, and the agreement that would come of it (manual B5)."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from sanfang.actors import Party
from sanfang.agreements.comparing import Difference
from sanfang.agreements.details import canonical, fingerprint
from sanfang.agreements.sections import sections_of
from sanfang.documents.wordings import form_of
from sanfang.portals.gate.answers import status_of
from sanfang.portals.graduate.home import told
from sanfang.recruiting import workflow
from sanfang.recruiting.cautions import Caution
from sanfang.recruiting.models import Offer
from sanfang.recruiting.second_look import cautions_for
from sanfang.recruiting.states import OfferState
from sanfang.recruiting.telling import CONGRATULATIONS
from sanfang.refusal import Refusal
from sanfang.steps import open_to
from sanfang.turns import turn_of

# The letter gives these a line that can be tapped.
TO_BE_TAPPED = ("联系人", "联系电话")


@require_GET
def offer(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter: what is offered, until when, what to look out for, and what accepting means."""
    return page(request, own_offer(request, pk))


@require_GET
def sample(request: HttpRequest, pk: int) -> HttpResponse:
    """「查看协议样稿」: the agreement as it would be printed; once there is one, that."""
    letter = own_offer(request, pk)
    if letter.agreement_id is not None:
        return redirect("graduate:agreement", letter.agreement_id)
    details = letter.details()
    context = {
        "offer": letter,
        "title": details["title"],
        # What was agreed stands in its articles.
        "sections": [section for section in sections_of(details) if section.name != "terms"],
        "wording": form_of(details),
    }
    return render(request, "graduate/sample.html", context)


def own_offer(request: HttpRequest, pk: int) -> Offer:
    """The graduate's own offer; anybody else's does not exist."""
    found: Offer = get_object_or_404(Offer.objects.visible_to(request.actor).for_lists(), pk=pk)
    return found


def page(
    request: HttpRequest, letter: Offer, refusal: Refusal | None = None, changes: Sequence[Difference] = ()
) -> HttpResponse:
    """The letter, with a refusal above it where an act was refused, and what changed where that was why."""
    turn = turn_of(letter)
    context = {
        "offer": letter,
        "is_open": _is_open(letter),
        "heading": _heading(letter),
        "facts": [fact for fact in letter.terms.in_words() if fact[0] not in TO_BE_TAPPED],
        "cautions": _cautions(letter),
        "refusal": str(refusal or ""),
        "changes": changes,
        **told(turn),
        **(_answers(letter) if turn.is_held_by(Party.GRADUATE) else {}),
    }
    status = status_of(refusal) if refusal else 200
    return render(request, "graduate/offer.html", context, status=status)


def _heading(letter: Offer) -> str:
    """Who is too late is not congratulated."""
    is_good_news = _is_open(letter) or letter.state == OfferState.ACCEPTED
    return CONGRATULATIONS if is_good_news else "签约通知"


def _cautions(letter: Offer) -> list[Caution]:
    """Terms that deserve a second look, as long as there is something to decide."""
    return cautions_for(letter.graduate, letter.terms) if _is_open(letter) else []


def _is_open(letter: Offer) -> bool:
    return letter.state == OfferState.OPEN and not letter.is_overdue(timezone.now())


def _answers(letter: Offer) -> dict[str, object]:
    """The buttons that the table opens to a graduate, and the text to which 「接受」 says yes."""
    steps = open_to(workflow.OFFER_STEPS, Party.GRADUATE, None, letter.state)
    text = canonical(letter.details())
    return {
        "may_accept": workflow.ACCEPT_OFFER in steps,
        "may_decline": workflow.DECLINE_OFFER in steps,
        "shown_text": text,
        "shown": fingerprint(text),
    }
