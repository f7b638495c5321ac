"""Searching a list by name or number.

What is typed is personal data, an ID number even: it travels by POST and stays in the session, encrypted, so
that no address, no history, no log and no table ever holds it. Filters that name nobody stay in the address.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase

from sanfang.codes.words import InvalidText, clean_line
from sanfang.privacy.cipher import CannotDecrypt, decrypt, encrypt

View = Callable[..., HttpResponseBase]

LONGEST = 100
CONTEXT = "session.search"


def searchable(view: View) -> View:
    """Let a list be searched: a POST of `q` is remembered, and answered with the list itself, first page."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST":
            _keep(request, _cleaned(request.POST.get("q", "")))
            return HttpResponseRedirect(_first_page(request))
        return view(request, *args, **kwargs)

    return guarded


def search_text(request: HttpRequest) -> str:
    """What was last searched for in this list by this visitor; empty for everything."""
    return search_text_of(request, request.path)


def search_text_of(request: HttpRequest, path: str) -> str:
    """What was last searched for in the list at this path."""
    sealed = request.session.get(_key(path), "")
    try:
        return decrypt(sealed, context=CONTEXT) if sealed else ""
    except CannotDecrypt:
        return ""


def _keep(request: HttpRequest, text: str) -> None:
    request.session[_key(request.path)] = encrypt(text, context=CONTEXT) if text else ""


def _key(path: str) -> str:
    return f"search:{path}"


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
