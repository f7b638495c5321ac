"""One HTTP exchange with WeChat: an answer that can be used, or the exception that says what became of it."""

from __future__ import annotations

import json
import logging
import re
from dataclasses import dataclass, field
from typing import Any

import httpx

from sanfang.wechat.calls import Call
from sanfang.wechat.errors import Misconfigured, NotSent, SendFailed, Unanswered

logger = logging.getLogger(__name__)

TIMEOUT = httpx.Timeout(5.0, connect=3.0)
# Nothing of the request can have left when one of these is raised.
NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)
# What of an errmsg may stand in a log: WeChat's number of the request, and the address it saw us come from.
TELLING = re.compile(r"\brid: [0-9a-f-]{8,60}|\binvalid ip [0-9.]{7,15}")


@dataclass(frozen=True)
class Wire:
    """The way to WeChat. Neither addresses nor bodies are ever logged: they carry secret, token and codes."""

    http: httpx.Client = field(repr=False)

    def ask(self, call: Call, *, query: dict[str, str] | None = None, body: Any = None) -> httpx.Response:
        """What WeChat answered with HTTP 200. NotSent or Unanswered when nothing usable came."""
        # `from None`: the exceptions of httpx hold the address, and with it the secret.
        try:
            response = self.http.request(call.method, call.path, params=query, content=_written(body))
        except NEVER_LEFT as fault:
            raise NotSent(f"{call.name}: {type(fault).__name__}") from None
        except httpx.HTTPError as fault:
            raise Unanswered(f"{call.name}: {type(fault).__name__}") from None
        if response.status_code >= 500:
            raise Unanswered(f"{call.name}: HTTP {response.status_code}")
        if response.status_code != 200:
            raise NotSent(f"{call.name}: HTTP {response.status_code}")
        return response

    def ask_json(
        self, call: Call, *, query: dict[str, str] | None = None, body: Any = None
    ) -> dict[str, Any]:
        """The object WeChat answered, or what its errcode means."""
        return read(call, self.ask(call, query=query, body=body).content)


def read(call: Call, content: bytes) -> dict[str, Any]:
    """The object in an answer; raises what its errcode means, or Unanswered when it cannot be read."""
    try:
        answer = json.loads(content)
        errcode = int(answer.get("errcode", 0))
    except (ValueError, TypeError, AttributeError, RecursionError):
        raise Unanswered(f"{call.name}: the answer cannot be read") from None
    if errcode:
        raise _refused(call, errcode, str(answer.get("errmsg", "")))
    return dict(answer)


def _refused(call: Call, errcode: int, errmsg: str) -> Exception:
    meaning = call.meaning_of(errcode)
    told = "; ".join([f"WeChat answered {call.name} with {errcode}", meaning.words, *TELLING.findall(errmsg)])
    level = logging.ERROR if meaning.raises is Misconfigured or errcode not in call.meanings else logging.INFO
    logger.log(level, "%s", told)
    # A refusal speaks to a person, in its own sentence.
    return meaning.raises(told) if issubclass(meaning.raises, SendFailed) else meaning.raises()


def _written(body: Any) -> bytes | None:
    return None if body is None else json.dumps(body, ensure_ascii=False).encode()
