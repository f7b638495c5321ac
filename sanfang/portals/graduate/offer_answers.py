"""What the graduate says to a signing notice: green 「接受」, red 「谢绝」 (manual B5, B6)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from sanfang.agreements.comparing import differences_since
from sanfang.portals.graduate.declining import ask_and_decline
from sanfang.portals.graduate.offers import own_offer, page
from sanfang.recruiting.actions import answering, reading
from sanfang.recruiting.errors import TermsChanged
from sanfang.refusal import Refusal

ACCEPTED = "恭喜！签约成功，待学校审核。审核结果会马上通知您。"
QUESTION = "谢绝这份签约通知？"


@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Yes to exactly the text that was shown; the form names its hash. A changed text is shown with what changed."""
    letter = own_offer(request, pk)
    shown = request.POST.get("shown", "")
    reading.mark_read(letter, actor=request.actor)
    try:
        agreement = answering.accept(letter, actor=request.actor, shown_sha256=shown)
    except TermsChanged as refusal:
        now = own_offer(request, pk)
        changes = differences_since(request.POST.get("shown_text", ""), shown, now.details())
        return page(request, now, refusal, changes)
    except Refusal as refusal:
        return page(request, own_offer(request, pk), refusal)
    messages.success(request, ACCEPTED)
    return redirect("graduate:agreement", agreement.pk)


@require_http_methods(["GET", "POST"])
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    """「谢绝」: asked once more, because it cannot be taken back."""
    letter = own_offer(request, pk)

    def say_no(reason: str) -> None:
        reading.mark_read(letter, actor=request.actor)
        answering.decline(letter, actor=request.actor, reason=reason)

    try:
        return ask_and_decline(request, letter, QUESTION, say_no)
    except Refusal as refusal:
        return page(request, own_offer(request, pk), refusal)
