"""Headers that Django does not set by itself."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

NOTHING_ALLOWED = "camera=(), microphone=(), geolocation=(), payment=(), usb=()"


class PermissionsPolicyMiddleware:
    """No page of ours asks the browser for a device; and what a person sees is kept by no cache."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", NOTHING_ALLOWED)
        if not response.has_header("Cache-Control"):
            response["Cache-Control"] = "no-store"
        return response
