"""Which simulated phone this browser holds, and what becomes of its pages when the stand-in is off."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sanfang.wechat.standin.phones import StandInSilent

View = Callable[..., HttpResponse]

# In the browser's session: the phone's name; empty for a WeChat that is nobody's of the nine.
HELD = "simulated_phone"
SILENT = 503


def hold(request: HttpRequest, phone: str = "") -> None:
    """From now on this browser shows pages as WeChat on that phone does."""
    request.session[HELD] = phone


def held_by(request: HttpRequest) -> str | None:
    """The phone's name; None when this browser is no phone."""
    held: str | None = request.session.get(HELD)
    return held


def while_weixin_answers(view: View) -> View:
    """Say so, instead of breaking, when the stand-in for WeChat does not run."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except StandInSilent:
            return render(request, "simulator/silent.html", status=SILENT)

    return guarded
