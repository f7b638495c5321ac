"""An invitation to an interview: when, where, with whom; and the graduate's answer (manual B2, B3)."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sanfang.actors import Party
from sanfang.portals.gate.answers import status_of
from sanfang.portals.graduate.declining import ask_and_decline
from sanfang.portals.graduate.home import told
from sanfang.recruiting import workflow
from sanfang.recruiting.actions import interviewing, reading
from sanfang.recruiting.models import Interview
from sanfang.refusal import Refusal
from sanfang.steps import open_to
from sanfang.turns import turn_of

ACCEPTED = "您已接受面试邀请，请按时参加。"
QUESTION = "谢绝这次面试？"


@require_GET
def interview(request: HttpRequest, pk: int) -> HttpResponse:
    """The invitation, and whose turn it is with it."""
    return _page(request, _own_interview(request, pk))


@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """「接受」: the graduate will come."""
    invited = _own_interview(request, pk)

    def act() -> HttpResponse:
        interviewing.accept(invited, actor=request.actor)
        messages.success(request, ACCEPTED)
        return redirect("graduate:interview", pk)

    return _answer(request, invited, act)


@require_http_methods(["GET", "POST"])
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    """「谢绝」, also after one has accepted."""
    invited = _own_interview(request, pk)

    def say_no(reason: str) -> None:
        interviewing.decline(invited, actor=request.actor, reason=reason)

    def act() -> HttpResponse:
        return ask_and_decline(request, invited, QUESTION, say_no)

    return _answer(request, invited, act) if request.method == "POST" else act()


def _answer(request: HttpRequest, invited: Interview, act: Callable[[], HttpResponse]) -> HttpResponse:
    """Whoever answers has read it. Refused, the page says why above what still holds."""
    reading.mark_read(invited, actor=request.actor)
    try:
        return act()
    except Refusal as refusal:
        return _page(request, _own_interview(request, invited.pk), str(refusal), status_of(refusal))


def _own_interview(request: HttpRequest, pk: int) -> Interview:
    found: Interview = get_object_or_404(Interview.objects.visible_to(request.actor).for_lists(), pk=pk)
    return found


def _page(request: HttpRequest, invited: Interview, refusal: str = "", status: int = 200) -> HttpResponse:
    context = {
        "interview": invited,
        "host": _host_of(invited.link),
        "refusal": refusal,
        **told(turn_of(invited)),
        **_open_acts(invited),
    }
    return render(request, "graduate/interview.html", context, status=status)


def _open_acts(invited: Interview) -> dict[str, bool]:
    """Which buttons the page offers: what the table opens to a graduate, until the interview begins."""
    steps = open_to(workflow.INTERVIEW_STEPS, Party.GRADUATE, None, invited.state)
    is_early = invited.starts_at > timezone.now()
    return {
        "may_accept": is_early and workflow.ACCEPT_INTERVIEW in steps,
        "may_decline": is_early and workflow.DECLINE_INTERVIEW in steps,
    }


def _host_of(link: str) -> str:
    """Where a link leads, for people to judge; nothing for what is no web address and must not be tapped."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return ""
    return parts.hostname or "" if parts.scheme in {"https", "http"} else ""
