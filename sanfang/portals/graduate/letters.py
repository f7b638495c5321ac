"""「面试和签约通知」: what employers sent, the newest first; and opening it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from sanfang.notices import actions as notices
from sanfang.portals.gate.notices import notices_page
from sanfang.portals.gate.paging import page_of
from sanfang.portals.graduate.agreements import own_agreement
from sanfang.portals.graduate.letter_lines import lines_of
from sanfang.recruiting.actions import reading
from sanfang.recruiting.letters import letters_in, letters_of
from sanfang.recruiting.models import Interview, Offer

EVERYTHING = "all"


@require_http_methods(["GET", "POST"])
def letters(request: HttpRequest) -> HttpResponse:
    """Interviews and signings as one list; with `?show=all` the mailbox, every notice there is.

    A POST is about the mailbox: it opens a notice, or marks all as read.
    """
    if request.method == "POST" or request.GET.get("show") == EVERYTHING:
        return notices_page(request, "graduate/notices.html")
    page = page_of(letters_of(request.actor), request)
    context = {"page": page, "lines": lines_of(letters_in(page), request.actor)}
    return render(request, "graduate/letters.html", context)


@require_POST
def open_interview(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that it was read, and go there."""
    interview = get_object_or_404(Interview.objects.visible_to(request.actor), pk=pk)
    reading.mark_read(interview, actor=request.actor)
    return _go_on(request, "graduate:interview", pk)


@require_POST
def open_offer(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that it was read, which the employer sees, and go there."""
    offer = get_object_or_404(Offer.objects.visible_to(request.actor), pk=pk)
    reading.mark_read(offer, actor=request.actor)
    return _go_on(request, "graduate:offer", pk)


@require_POST
def open_agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark what told of it as read, and go there."""
    agreement = own_agreement(request, pk)
    notices.mark_read(request.actor, link=reverse("graduate:agreement", args=[agreement.pk]))
    return _go_on(request, "graduate:agreement", pk)


def _go_on(request: HttpRequest, page: str, pk: int) -> HttpResponse:
    """To the page; a page that only notes that it was opened stays where it is."""
    return HttpResponse(status=204) if "HX-Request" in request.headers else redirect(page, pk)
