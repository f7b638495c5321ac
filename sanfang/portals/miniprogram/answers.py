"""How the mini program asks and is answered: a small JSON object in, JSON with words for people out."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from sanfang.portals.gate.answers import OK, TOO_MANY, status_of
from sanfang.portals.gate.throttling import in_words, throttled
from sanfang.refusal import Refusal

View = Callable[..., HttpResponseBase]

NOT_RIGHT, NOT_THERE = 400, 404
# A code has 32 characters, an address of ours some fifty; a longer question is none of ours.
MOST_BYTES, LONGEST_TEXT = 4096, 500


class Unreadable(Refusal):
    message = "小程序发来的内容无法读取，请退出小程序后重新进入；仍然这样，请更新微信。"


class TooOften(Refusal):
    message = "请求太频繁，请稍后再试。"


def asked_by_the_mini_program(purpose: str, *, limit: int, seconds: int) -> Callable[[View], View]:
    """Open a view to the mini program: JSON by POST, at most `limit` from one address in `seconds`.

    There is neither cookie nor form: who asks is told by WeChat's one-use code in the question, so there is
    nothing that another site could make a browser send. Every no is answered in JSON.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def in_json(request: HttpRequest) -> HttpResponseBase:
            try:
                return view(request)
            except Http404:
                return told("没有找到您要打开的内容。", NOT_THERE)
            except Refusal as refusal:
                return refused(refusal)

        in_json.slow_down = _slow_down
        counted = throttled(purpose, limit=limit, seconds=seconds)
        return counted(login_not_required(csrf_exempt(require_POST(in_json))))

    return decorate


def asked(request: HttpRequest, *names: str) -> dict[str, str]:
    """The texts of these names in the JSON that was posted; Unreadable for whatever is not just that."""
    question = question_in(request)
    texts = {name: question.get(name) for name in names}
    if not all(_is_text(text) for text in texts.values()):
        raise Unreadable
    return {name: str(text) for name, text in texts.items()}


def question_in(request: HttpRequest) -> dict[str, Any]:
    """The JSON object that was posted, whatever is in it; or Unreadable."""
    return _parsed(request.read(MOST_BYTES + 1))


def told(message: str, status: int) -> JsonResponse:
    """A no in words for the person who holds the phone."""
    return JsonResponse({"message": message}, status=status)


def refused(refusal: Refusal) -> JsonResponse:
    """As a page would be answered; where a page would show its form again, a program is told 400."""
    status = TOO_MANY if isinstance(refusal, TooOften) else status_of(refusal)
    return told(str(refusal), NOT_RIGHT if status == OK else status)


def _parsed(content: bytes) -> dict[str, Any]:
    """The one JSON object in these bytes. Deep nesting is cut by their number."""
    if len(content) > MOST_BYTES:
        raise Unreadable
    try:
        question = json.loads(content)
    except (ValueError, RecursionError):
        raise Unreadable from None
    if not isinstance(question, dict):
        raise Unreadable
    return question


def _is_text(value: Any) -> bool:
    """A text that a database takes: neither empty nor long, with no NUL and no half of a character in it."""
    if not isinstance(value, str) or not 0 < len(value) <= LONGEST_TEXT or "\0" in value:
        return False
    return not any("\ud800" <= character <= "\udfff" for character in value)


def _slow_down(seconds: int) -> HttpResponse:
    response = told(f"请求太频繁，请{in_words(seconds)}后再试。", TOO_MANY)
    response["Retry-After"] = str(seconds)
    return response
