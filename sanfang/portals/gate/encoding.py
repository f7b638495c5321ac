"""What is sent here is UTF-8."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class EncodingMiddleware:
    """Reads every request as UTF-8, whatever it says of itself.

    Django would believe the charset of a request's own header, any codec of Python's among them: half of a
    surrogate pair comes in that way, which no database takes.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.encoding = "utf-8"
        return self.get_response(request)
