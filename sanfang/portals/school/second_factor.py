"""「二次验证」 of one's own account: begun, turned on and turned off at one's own desk (promises X05)."""

from __future__ import annotations

import base64
from typing import cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sanfang.documents import qr
from sanfang.limits import counting as limits
from sanfang.people import second_factor
from sanfang.people.errors import CodeWrong, TooManyCodes
from sanfang.people.models import SecondFactor, User
from sanfang.portals.gate.answers import OK, refuse
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm

TRIES, A_QUARTER_OF_AN_HOUR = 10, 15 * 60
TURNED_ON = "二次验证已开通。从下次登录起，除了密码还要填手机验证器上的 6 位数字。"
TURNED_OFF = "二次验证已停用，登录只需要密码。"


class CodeForm(DeskForm):
    """What the authenticator shows now."""

    code = forms.RegexField(
        r"\A[0-9]{6}\Z",
        label="动态验证码",
        help_text="手机验证器上现在显示的 6 位数字。",
        error_messages={"invalid": "动态验证码是 6 位数字。"},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


@require_http_methods(["GET", "POST"])
def own_second_factor(request: HttpRequest) -> HttpResponse:
    """Where the own account stands. A POST begins, or with a code turns on what was begun, or off what is on."""
    user = cast("User", request.user)
    if request.method == "POST" and "begin" in request.POST:
        second_factor.begin(user)
        return redirect("school:second_factor")
    form, status = CodeForm(request.POST or None), OK
    if form.is_valid():
        try:
            done = _turn(request, user, form.cleaned_data["code"])
        except Refusal as refusal:
            status = refuse(form, refusal, "code")
        else:
            messages.success(request, done)
            return redirect("school:second_factor")
    return _page(request, user, form, status)


def _turn(request: HttpRequest, user: User, code: str) -> str:
    """Whoever finds an open desk must not try codes at leisure: wrong ones are counted."""
    key = str(user.pk)
    if limits.is_exhausted("second_factor.own", key, limit=TRIES, seconds=A_QUARTER_OF_AN_HOUR):
        raise TooManyCodes
    is_on = second_factor.is_on(user)
    try:
        (second_factor.turn_off if is_on else second_factor.turn_on)(user, code, actor=request.actor)
    except CodeWrong:
        limits.allow("second_factor.own", key, limit=TRIES, seconds=A_QUARTER_OF_AN_HOUR)
        raise
    return TURNED_OFF if is_on else TURNED_ON


def _page(request: HttpRequest, user: User, form: CodeForm, status: int) -> HttpResponse:
    factor = SecondFactor.objects.filter(user=user).first()
    is_begun = factor is not None and factor.turned_on_at is None
    context = {
        "factor": factor,
        "is_begun": is_begun,
        "picture": _picture(factor) if factor and is_begun else "",
        "form": form,
        "back": (reverse("school:home"), "首页"),
    }
    return render(request, "school/second_factor.html", context, status=status)


def _picture(factor: SecondFactor) -> str:
    """The QR code in the page itself: the key stands in no address."""
    picture = qr.png(second_factor.address_of(factor), scale=5)
    return f"data:image/png;base64,{base64.b64encode(picture).decode()}"
