"""「投递简历」: one tap on a position; without a résumé, the way there and back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from sanfang.employers.models import Position
from sanfang.portals.gate.answers import status_of
from sanfang.portals.gate.throttling import ACCOUNT, throttled
from sanfang.recruiting.actions import applying
from sanfang.recruiting.errors import ResumeMissing
from sanfang.refusal import Refusal

AN_HOUR = 3600
# In the session: the position that waits until there is a résumé to send.
IN_MIND = "position_in_mind"


@throttled("application", limit=60, seconds=AN_HOUR, by=ACCOUNT)
@require_POST
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the résumé; a second tap leads to the first one's application."""
    position = get_object_or_404(Position.objects.once_shown_to(request.actor), pk=pk)
    try:
        application = applying.apply(position, actor=request.actor)
    except ResumeMissing as refusal:
        request.session[IN_MIND] = position.pk
        messages.info(request, str(refusal))
        return redirect("graduate:resume")
    except Refusal as refusal:
        context = {"refusal": str(refusal)}
        return render(request, "graduate/position_gone.html", context, status=status_of(refusal))
    request.session.pop(IN_MIND, None)
    messages.success(request, "已投递，用人单位会收到通知。")
    return redirect("graduate:application", application.pk)


def position_in_mind(request: HttpRequest) -> Position | None:
    """What the graduate was about to apply for when the résumé was missing, as long as it is on offer."""
    pk = request.session.get(IN_MIND)
    if pk is None:
        return None
    position: Position | None = Position.objects.visible_to(request.actor).filter(pk=pk).first()
    return position
