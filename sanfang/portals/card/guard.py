"""What every page of a card asks before it shows anything (promises Q01–Q06)."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sanfang.agreements import actions
from sanfang.agreements.errors import CardIsDead
from sanfang.agreements.models import SigningCard
from sanfang.portals.card.drafts import Draft
from sanfang.portals.gate.throttling import throttled
from sanfang.portals.gate.wechat import is_in_wechat

TEN_MINUTES, A_DAY = 600, 86_400
# A recruiting fair shares one address; one card is scanned by one recruiter, and perhaps a colleague.
REQUESTS_OF_AN_ADDRESS, SCANS_OF_A_CARD = 600, 100

CardView = Callable[[HttpRequest, SigningCard, Draft], HttpResponse]
View = Callable[..., HttpResponseBase]


def card_page(view: CardView) -> View:
    """Open to everybody who reads it in WeChat and holds a usable card; the view gets the card and its draft."""

    @wraps(view)
    def guarded(request: HttpRequest, token: str) -> HttpResponse:
        if not is_in_wechat(request):
            return render(request, "card/open_in_wechat.html")
        draft = Draft(request, token)
        try:
            card = actions.open_card(token)
        except CardIsDead as refusal:
            return dead(request, draft, str(refusal))
        return view(request, card, draft)

    return public_page(guarded)


def public_page(view: View) -> View:
    """No account, forms by POST, and not too many requests from one address."""
    polite = throttled(
        "card.address", limit=REQUESTS_OF_AN_ADDRESS, seconds=TEN_MINUTES, methods=("GET", "POST")
    )
    return login_not_required(polite(require_http_methods(["GET", "POST"])(view)))


def scans_counted(view: View) -> View:
    """One card is scanned only so often in a day; beyond that nobody gets in, and the graduate is told."""
    counted = throttled(
        "card.scans",
        limit=SCANS_OF_A_CARD,
        seconds=A_DAY,
        methods=("GET",),
        by="token",
        then=actions.warn_of_scans,
    )
    return counted(view)


def dead(request: HttpRequest, draft: Draft, words: str) -> HttpResponse:
    """The same page for every card that cannot be used; but whoever just signed by it sees the result."""
    if draft.number:
        return redirect("card:done", draft.token)
    return render(request, "card/dead.html", {"words": words}, status=404)
