"""What the graduate may say to an agreement: 确认签约, 谢绝, 非本人签约 (manual B5, C3)."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from sanfang.agreements import actions
from sanfang.agreements.models import Agreement
from sanfang.agreements.states import State
from sanfang.portals.gate.answers import status_of
from sanfang.portals.graduate.agreements import own_agreement, page
from sanfang.refusal import Refusal


@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """「确认签约」: yes to exactly the text that was shown; the form names its hash."""
    agreement = own_agreement(request, pk)
    act = actions.accept if agreement.state == State.PROPOSED else actions.confirm
    shown = request.POST.get("shown", "")
    return _answer(
        request,
        agreement,
        lambda: act(agreement, actor=request.actor, shown_sha256=shown),
        "您已确认签约，现在等待学校审核。",
    )


@require_http_methods(["GET", "POST"])
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    """「谢绝」: asked once more, because it cannot be taken back."""
    agreement = own_agreement(request, pk)
    if request.method != "POST":
        return render(request, "graduate/decline.html", {"agreement": agreement})
    return _answer(
        request,
        agreement,
        lambda: actions.decline(agreement, actor=request.actor),
        "您已谢绝，用人单位会收到通知。",
    )


@require_http_methods(["GET", "POST"])
def disown(request: HttpRequest, pk: int) -> HttpResponse:
    """「非本人签约」: one tap here, one on the page that says what it does; no reason is asked for."""
    agreement = own_agreement(request, pk)
    if request.method != "POST":
        return render(request, "graduate/disown.html", {"agreement": agreement})
    return _answer(
        request,
        agreement,
        lambda: actions.disown(agreement, actor=request.actor),
        "已声明非本人签约，协议马上作废，学校和省里已收到通知。您现在可以与其他单位签约。",
    )


def _answer(request: HttpRequest, agreement: Agreement, act: Callable[[], None], words: str) -> HttpResponse:
    """Do it and show the agreement as it is now; refused, the page says why above what still holds."""
    try:
        act()
    except Refusal as refusal:
        return page(request, agreement, str(refusal), status_of(refusal))
    messages.success(request, words)
    return redirect("graduate:agreement", agreement.pk)
