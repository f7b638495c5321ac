"""Writing a signing offer (签约通知) in two steps on one address: fill in, read it as the graduate will, send.

What was typed travels in the form itself; nothing waits in a session.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from sanfang.documents.wordings import Article, form_of
from sanfang.portals.employer.offer_drafts import Changing, Draft, Sending
from sanfang.portals.employer.offers import own_offer, show_offer
from sanfang.portals.gate.answers import CONFLICT, OK, refuse, status_of
from sanfang.recruiting import errors
from sanfang.recruiting.models import Application, Offer
from sanfang.recruiting.second_look import cautions_for
from sanfang.recruiting.standing import obstacle_between
from sanfang.recruiting.telling import CONGRATULATIONS
from sanfang.recruiting.terms import Difference, OfferTerms, day_in_words
from sanfang.refusal import Refusal

# What the button asks for; without one the letter is shown to be checked.
BACK, SEND = "back", "send"
# The field of the form that a refusal is about; others stand above the form.
FIELDS: dict[type[Refusal], str] = {
    errors.DeadlineOutOfBounds: "last_day",
    errors.ProbationTooLong: "probation_months",
    errors.StartOutOfBounds: "starts_on",
}


@require_http_methods(["GET", "POST"])
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """A new offer, once the interview was passed."""
    mine = Application.objects.visible_to(request.actor).for_lists()
    application: Application = get_object_or_404(mine, pk=pk)
    try:
        return _write(request, Sending(application, request.actor))
    except Refusal as refusal:
        return _cannot_send(request, application, refusal)


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Another offer in place of an open one. Where it has moved on, its own page says how it stands."""
    offer = own_offer(request, pk)
    try:
        return _write(request, Changing(offer, request.actor))
    except Refusal as refusal:
        return show_offer(request, own_offer(request, pk), refusal)


def _write(request: HttpRequest, draft: Draft) -> HttpResponse:
    """The form, then the letter, then it is sent. Raises the refusals that no other word could mend."""
    draft.check_may_begin()
    form, act, status = draft.form(request.POST or None), request.POST.get("act", ""), OK
    if act != BACK and form.is_valid():
        try:
            return _send(request, draft, form) if act == SEND else _show_letter(request, draft, form)
        except Refusal as refusal:
            if status_of(refusal) == CONFLICT:
                raise
            status = refuse(form, refusal, FIELDS.get(type(refusal)))
    return render(request, "employer/offer_form.html", {"draft": draft, "form": form}, status=status)


def _send(request: HttpRequest, draft: Draft, form: Any) -> HttpResponse:
    offer, said = draft.send(form)
    messages.success(request, said)
    return redirect("employer:offer", pk=offer.pk)


def _show_letter(request: HttpRequest, draft: Draft, form: Any) -> HttpResponse:
    """The second step: everything as it will be read, and what deserves a second look."""
    changed: list[Difference] = draft.examine(form)
    terms, obstacle = form.terms(), obstacle_between(draft.graduate, draft.employer)
    context = {
        "draft": draft,
        "form": form,
        "changed": [(label, f"{before or '无'} → {after or '无'}") for label, before, after in changed],
        "obstacle": obstacle.for_employer if obstacle else "",
        "cautions": cautions_for(draft.graduate, terms),
        "congratulations": CONGRATULATIONS,
        "facts": terms.in_words(),
        "articles": _articles(draft, terms),
        "last_day": day_in_words(form.last_day_chosen),
    }
    return render(request, "employer/offer_check.html", context)


def _articles(draft: Draft, terms: OfferTerms) -> list[Article]:
    """The articles of the form that leave room for what was agreed, as they would be printed (manual F4)."""
    form = form_of({"cohort_year": draft.graduate.cohort_year, "terms": asdict(terms.articles)})
    return [article for article in form.articles if article.has_room]


def _cannot_send(request: HttpRequest, application: Application, refusal: Refusal) -> HttpResponse:
    """Why not, and where to go on: to the offer that is out already, or back to the application."""
    out = Offer.objects.of(application).open().first()
    back = Sending(application, request.actor).back
    context = {"refusal": str(refusal), "out": out, "back": back, "graduate": application.graduate}
    status = status_of(refusal) if request.method == "POST" else OK
    return render(request, "employer/offer_not_now.html", context, status=status)
