"""「我的投递」: where each application stands, what came of it, and the way to take it back."""

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from sanfang.actors import Party
from sanfang.employers.models import Position
from sanfang.portals.gate.answers import status_of
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.tones import APPLICATION_TONES, GOOD
from sanfang.portals.graduate.home import told
from sanfang.recruiting import workflow
from sanfang.recruiting.actions import applying
from sanfang.recruiting.models import Application
from sanfang.recruiting.states import ApplicationState
from sanfang.refusal import Refusal
from sanfang.steps import open_to
from sanfang.turns import Turn, turn_of

GRADUATE = Party.GRADUATE


@dataclass(frozen=True)
class Row:
    """One application in the list. `turn` with its `title` while somebody has to act or wait."""

    application: Application
    tone: str
    turn: Turn

    @property
    def title(self) -> str:
        waits = self.turn.holder or self.turn.until
        return self.turn.for_reader(GRADUATE).title if waits else ""

    @property
    def is_mine(self) -> bool:
        return self.turn.is_held_by(GRADUATE)


@require_GET
def applications(request: HttpRequest) -> HttpResponse:
    """All of one's own, the latest first."""
    page = page_of(_own(request), request)
    rows = [Row(one, APPLICATION_TONES[one.state], turn_of(one)) for one in page]
    return render(request, "graduate/applications.html", {"page": page, "rows": rows})


@require_GET
def application(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them: whose turn it is, and which interviews and offers came of it."""
    return _page(request, pk)


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """「撤回投递」: asked once more, because the employer is told at once."""
    mine = _own_application(request, pk)
    if request.method != "POST":
        context = {"application": mine, "is_invited": mine.interviews.open().exists()}
        return render(request, "graduate/application_withdraw.html", context)
    try:
        applying.withdraw(mine, actor=request.actor)
    except Refusal as refusal:
        return _page(request, pk, str(refusal), status_of(refusal))
    messages.success(request, "已撤回，用人单位不能再查看您的简历。")
    return redirect("graduate:application", pk)


def _own(request: HttpRequest) -> QuerySet[Application]:
    return Application.objects.visible_to(request.actor).for_lists().with_turns()


def _own_application(request: HttpRequest, pk: int) -> Application:
    mine: Application = get_object_or_404(_own(request), pk=pk)
    return mine


def _page(request: HttpRequest, pk: int, refusal: str = "", status: int = 200) -> HttpResponse:
    """As it stands now, with a refusal above it where an act was refused."""
    mine = _own_application(request, pk)
    tone = APPLICATION_TONES[mine.state]
    context = {
        "application": mine,
        "refusal": refusal,
        **told(turn_of(mine)),
        "tone": "success" if tone == GOOD else "info",
        "badge_tone": tone,
        # What else was said on the way belongs to an interview, and stands there.
        "reason": mine.reason if mine.state == ApplicationState.UNSUITABLE else "",
        "is_on_offer": Position.objects.visible_to(request.actor).filter(pk=mine.position_id).exists(),
        "may_withdraw": workflow.WITHDRAW_APPLICATION
        in open_to(workflow.APPLICATION_STEPS, GRADUATE, None, mine.state),
    }
    return render(request, "graduate/application.html", context, status=status)
