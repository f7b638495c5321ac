"""「谢绝」: asked once more, with a reason for whoever wants to give one."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sanfang.portals.gate.fields import text_field
from sanfang.portals.graduate.next_steps import page_of_thing
from sanfang.reasons import LONGEST_REASON
from sanfang.recruiting.models import Interview, Offer
from sanfang.recruiting.telling import position_of
from sanfang.ui.forms import PhoneForm

TOLD = "您已谢绝，用人单位会收到通知。"


class DeclineForm(PhoneForm):
    """Nobody owes a reason."""

    reason = text_field("谢绝原因", LONGEST_REASON, required=False, help_text="用人单位会看到。")


def ask_and_decline(
    request: HttpRequest, letter: Interview | Offer, question: str, decline: Callable[[str], None]
) -> HttpResponse:
    """The page that asks; answered, `decline` gets the reason, and its Refusal is for the caller to show."""
    form = DeclineForm(request.POST if request.method == "POST" else None)
    back = page_of_thing(letter)
    if form.is_valid():
        decline(form.cleaned_data["reason"])
        messages.success(request, TOLD)
        return redirect(back)
    context = {
        "question": question,
        "employer": letter.employer.name,
        "position": position_of(letter),
        "form": form,
        "back_url": back,
    }
    return render(request, "graduate/decline_letter.html", context)
