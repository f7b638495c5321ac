"""How often one visitor, or one code, may ask for a page. The counters are shared by all processes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from sanfang.limits import counting as limits
from sanfang.portals.gate.addresses import client_address

View = Callable[..., HttpResponseBase]


# Whoever is signed in is counted alone: a school and a recruiting fair share one address, and nobody there
# may shut the others out.
ACCOUNT = "the account"


@dataclass(frozen=True)
class Throttle:
    """At most `limit` requests of `methods` in `seconds`: per address, per account (`by=ACCOUNT`), or per the
    argument of the page's address that `by` names. `then` is told that argument whenever one too many came."""

    purpose: str
    limit: int
    seconds: int
    methods: tuple[str, ...]
    by: str = ""
    then: Callable[[str], None] | None = None

    def lets_through(self, request: HttpRequest, arguments: dict[str, Any]) -> bool:
        key = self._key(request, arguments)
        if limits.allow(self.purpose, key, limit=self.limit, seconds=self.seconds):
            return True
        if self.then is not None:
            self.then(key)
        return False

    def _key(self, request: HttpRequest, arguments: dict[str, Any]) -> str:
        if self.by == ACCOUNT:
            return f"account {request.user.pk}"
        return str(arguments[self.by]) if self.by else client_address(request)


def throttled(
    purpose: str,
    *,
    limit: int,
    seconds: int,
    methods: tuple[str, ...] = ("POST",),
    by: str = "",
    then: Callable[[str], None] | None = None,
) -> Callable[[View], View]:
    """Mark a view as one that may be asked for only so often. Several marks hold together."""

    def mark(view: View) -> View:
        throttle = Throttle(purpose, limit, seconds, methods, by, then)
        view.throttles = (throttle, *getattr(view, "throttles", ()))
        return view

    return mark


class ThrottleMiddleware:
    """Counts before the view runs, so that a counted GET still writes nothing itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view_func: View, view_args: Any, view_kwargs: Any
    ) -> HttpResponse | None:
        for throttle in getattr(view_func, "throttles", ()):
            if request.method in throttle.methods and not throttle.lets_through(request, view_kwargs):
                return _slow_down(request, view_func, throttle.seconds)
        return None


def _slow_down(request: HttpRequest, view: View, seconds: int) -> HttpResponse:
    """A page; or what the view itself has to say, where no person but a program asked."""
    if hasattr(view, "slow_down"):
        answer: HttpResponse = view.slow_down(seconds)
        return answer
    response = render(request, "429.html", {"within": in_words(seconds)}, status=429)
    response["Retry-After"] = str(seconds)
    return response


def in_words(seconds: int) -> str:
    """「 15 分钟」: the length of a window in its largest whole unit."""
    for unit, length in (("天", 86_400), ("小时", 3600), ("分钟", 60)):
        if seconds % length == 0:
            return f" {seconds // length} {unit}"
    return f" {seconds} 秒"
