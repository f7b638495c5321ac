"""What WeChat tells our server by itself: how messages ended, and who turned them off."""

import json

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from sanfang.notices import reports
from sanfang.wechat.push import Event, PushUnreadable, Refused, Sent, decrypt, is_genuine, read
from sanfang.wechat.templates import chosen_templates

MOST_BYTES = 65_536
NOT_GENUINE, NOT_READABLE = 403, 400
TAKEN = "success"


@login_not_required
@csrf_exempt
@require_http_methods(["GET", "POST"])
def push(request: HttpRequest) -> HttpResponse:
    """WeChat asks whether this is our server (GET), or tells events. Who does not know the token is sent away."""
    if request.method == "GET":
        return _prove(request)
    try:
        body = _opened(request)
        if body is None:
            return _plain("", NOT_GENUINE)
        for event in read(body):
            _note(event)
    except PushUnreadable:
        return _plain("", NOT_READABLE)
    return _plain(TAKEN)


def _prove(request: HttpRequest) -> HttpResponse:
    if not _is_genuine(request, "signature"):
        return _plain("", NOT_GENUINE)
    return _plain(request.GET.get("echostr", "")[:200])


def _opened(request: HttpRequest) -> bytes | None:
    """The body as WeChat wrote it; None when it is not from WeChat. With a key set, only sealed ones are read."""
    body = request.read(MOST_BYTES)
    if not settings.WECHAT_PUSH_KEY:
        return body if _is_genuine(request, "signature") else None
    sealed = _sealed_part(body)
    if not sealed or not _is_genuine(request, "msg_signature", sealed):
        return None
    return decrypt(sealed, settings.WECHAT_PUSH_KEY, settings.WECHAT_APP_ID)


def _sealed_part(body: bytes) -> str:
    """What is sealed in the envelope; nothing, which nobody can have signed, where it is no envelope of WeChat's."""
    try:
        pushed = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    sealed = pushed.get("Encrypt") if isinstance(pushed, dict) else None
    return sealed if isinstance(sealed, str) else ""


def _is_genuine(request: HttpRequest, name: str, sealed: str | None = None) -> bool:
    timestamp, nonce, signature = (request.GET.get(part, "") for part in ("timestamp", "nonce", name))
    return is_genuine(settings.WECHAT_PUSH_TOKEN, timestamp, nonce, signature, sealed)


def _note(event: Event) -> None:
    """What a person answers to a question of ours is counted by the mini program, not here: it is one yes."""
    if isinstance(event, Sent):
        reports.note_sent(event)
    elif isinstance(event, Refused):
        reports.note_refused(event, chosen_templates())


def _plain(text: str, status: int = 200) -> HttpResponse:
    """As plain text: the echo of WeChat's question must never be read as a page."""
    return HttpResponse(text, content_type="text/plain; charset=utf-8", status=status)
