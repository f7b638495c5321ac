"""Searching a list by name or number.

What is typed is personal data: it travels by POST and stays in the session, so that no address, no
history and no log of a server ever holds it. Filters that name nobody stay in the address.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase

from sanfang.codes.words import InvalidText, clean_line

View = Callable[..., HttpResponseBase]

LONGEST = 100


def searchable(view: View) -> View:
    """Let a list be searched: a POST of `q` is remembered, and answered with the list itself, first page."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST":
            request.session[_key(request)] = _cleaned(request.POST.get("q", ""))
            return HttpResponseRedirect(_first_page(request))
        return view(request, *args, **kwargs)

    return guarded


def search_text(request: HttpRequest) -> str:
    """What was last searched for in this list by this visitor; empty for everything."""
    return str(request.session.get(_key(request), ""))


def _key(request: HttpRequest) -> str:
    return f"search:{request.path}"


def _cleaned(text: str) -> str:
    """What cannot be kept or is too long can be nobody's name: it finds nothing, and is not kept."""
    try:
        return clean_line(text, LONGEST)
    except InvalidText:
        return ""


def _first_page(request: HttpRequest) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    return f"{request.path}?{query.urlencode()}" if query else request.path
