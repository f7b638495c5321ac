"""How often one visitor may ask for a page. The counters are shared by all processes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sanfang.limits import counting as limits
from sanfang.portals.gate.addresses import client_address

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Throttle:
    """At most `limit` requests of `methods` in `seconds`, per address."""

    purpose: str
    limit: int
    seconds: int
    methods: tuple[str, ...]


def throttled(
    purpose: str, *, limit: int, seconds: int, methods: tuple[str, ...] = ("POST",)
) -> Callable[[View], View]:
    """Mark a view as one that an address may ask for only so often."""

    def mark(view: View) -> View:
        view.throttle = Throttle(purpose, limit, seconds, methods)
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
        throttle: Throttle | None = getattr(view_func, "throttle", None)
        if throttle is None or request.method not in throttle.methods:
            return None
        if limits.allow(
            throttle.purpose, client_address(request), limit=throttle.limit, seconds=throttle.seconds
        ):
            return None
        response = render(request, "429.html", status=429)
        response["Retry-After"] = str(throttle.seconds)
        return response
