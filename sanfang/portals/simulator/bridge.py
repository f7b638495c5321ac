"""What WeChat adds to a page by itself: its name in the user agent, and the bridge to the native pages."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static

from sanfang.portals.simulator.held import held_by

WEB_VIEW = " MicroMessenger/8.0.50 MiniProgramEnv/Simulator miniProgram"
WECHAT_ONLY = " MicroMessenger/8.0.50"
PAGES_OF_PHONES = ("/m/", "/card/", "/v/")


class SimulatedPhoneMiddleware:
    """In the settings only where the stand-in is: the product itself does not know of simulated phones."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        held = held_by(request) if request.path.startswith(PAGES_OF_PHONES) else None
        if held is None:
            return self.get_response(request)
        agent = request.META.get("HTTP_USER_AGENT", "")
        request.META["HTTP_USER_AGENT"] = agent + (
            f"{WEB_VIEW}/{settings.WECHAT_APP_ID}" if held else WECHAT_ONLY
        )
        answer = self.get_response(request)
        return _with_bridge(answer) if held else answer


def _with_bridge(answer: HttpResponse) -> HttpResponse:
    """The script that a web-view brings along, before all others."""
    if answer.streaming or not answer.get("Content-Type", "").startswith("text/html"):
        return answer
    script = f'<script src="{static("simulator/bridge.js")}"></script></head>'
    answer.content = answer.content.replace(b"</head>", script.encode(), 1)
    if answer.has_header("Content-Length"):
        answer["Content-Length"] = str(len(answer.content))
    return answer
