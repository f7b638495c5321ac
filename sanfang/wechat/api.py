"""What Sanfang asks of WeChat's server, and nothing more.

None of this is to be called inside a database transaction: an answer may take seconds.
"""

from __future__ import annotations

import atexit
import logging
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Any, TypeVar

import httpx
from django.conf import settings

from sanfang.wechat import calls
from sanfang.wechat.errors import (
    CodeRefused,
    MessageRefused,
    NoGateway,
    NotSent,
    NumberNotUsable,
    TokenRefused,
    Unanswered,
    WeChatUnavailable,
)
from sanfang.wechat.tokens import Fetched, token_for
from sanfang.wechat.wire import TIMEOUT, Wire, read

logger = logging.getLogger(__name__)

# What a code of WeChat's can look like; anything else is refused without asking.
CODE = re.compile(r"\A[\x21-\x7e]{1,512}\Z")
OPENID = re.compile(r"\A[\x21-\x7e]{1,128}\Z")
MOBILE = re.compile(r"\A1[0-9]{10}\Z")
SCENE = re.compile(r"\A[0-9A-Za-z!#$&'()*+,/:;=?@._~-]{1,32}\Z")
PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
# The three editions of a mini program, as messages and as codes name them.
EDITIONS = {"formal": "release", "trial": "trial", "developer": "develop"}

Result = TypeVar("Result")


@dataclass(frozen=True)
class SubscribeMessage:
    """One message to one phone: keyword → value, and the page a tap on it opens. `state`: another edition."""

    openid: str
    template_id: str
    data: Mapping[str, str]
    page: str
    state: str = ""


class WeChat:
    """WeChat's server for one mini program."""

    def __init__(
        self, app_id: str, secret: str, api: str, state: str = "formal", timeout: Any = TIMEOUT
    ) -> None:
        self.app_id = app_id
        self.edition = state
        self._secret = secret
        self._wire = Wire(httpx.Client(base_url=api, timeout=timeout, follow_redirects=False))

    def close(self) -> None:
        """Let go of the connections it keeps open."""
        self._wire.http.close()

    def openid_for(self, code: str) -> str:
        """Who logged in with this one-use code. CodeRefused, CodeBlocked, TooFrequent or WeChatUnavailable."""
        _check(code)
        query = {**self._credentials(), "js_code": code, "grant_type": "authorization_code"}
        with _for_a_person():
            # The answer also holds the session key: it ends here, nothing of Sanfang needs it.
            openid = self._wire.ask_json(calls.LOGIN, query=query).get("openid")
            if not isinstance(openid, str) or not OPENID.match(openid):
                raise Unanswered("code2Session: no openid in the answer")
            return openid

    def phone_number_for(self, code: str) -> str:
        """The 11-digit number WeChat vouches for. CodeRefused, TooFrequent, NumberNotUsable or WeChatUnavailable."""
        _check(code)
        with _for_a_person():
            answer = self._with_token(
                lambda query: self._wire.ask_json(calls.PHONE_NUMBER, query=query, body={"code": code})
            )
            return self._number_in(answer.get("phone_info"))

    def send(self, message: SubscribeMessage) -> str:
        """Hand over a message; its id at WeChat. Otherwise a SendFailed, whose class says what may be done."""
        body = {
            "touser": message.openid,
            "template_id": message.template_id,
            "page": message.page,
            "miniprogram_state": message.state or self.edition,
            "lang": "zh_CN",
            "data": {keyword: {"value": value} for keyword, value in message.data.items()},
        }
        answer = self._with_token(lambda query: self._wire.ask_json(calls.SEND, query=query, body=body))
        return str(answer.get("msgid", ""))

    def mini_program_code(self, scene: str, page: str) -> bytes:
        """The picture of a 小程序码, PNG or JPEG; WeChatUnavailable, or ValueError for a scene WeChat cannot carry."""
        if not SCENE.match(scene):
            raise ValueError("a scene has 1 to 32 characters of those WeChat names")
        body = {
            "scene": scene,
            "page": page,
            "env_version": EDITIONS[self.edition],
            # Before it is published, WeChat knows none of its pages.
            "check_path": self.edition == "formal",
        }
        with _for_a_person():
            return self._with_token(lambda query: self._picture(query, body))

    def _picture(self, query: dict[str, str], body: dict[str, Any]) -> bytes:
        content = self._wire.ask(calls.DRAW, query=query, body=body).content
        if not content.startswith(PICTURES):
            read(calls.DRAW, content)
            raise Unanswered("getUnlimitedQRCode: no picture in the answer")
        return content

    def _number_in(self, info: Any) -> str:
        info = info if isinstance(info, dict) else {}
        mark = info.get("watermark")
        if not isinstance(mark, dict) or mark.get("appid") != self.app_id:
            logger.error("getPhoneNumber: the answer is marked for another mini program, or not at all")
            raise CodeRefused
        number = info.get("purePhoneNumber")
        if not isinstance(number, str) or not MOBILE.match(number) or str(info.get("countryCode")) != "86":
            raise NumberNotUsable
        return number

    def _with_token(self, ask: Callable[[dict[str, str]], Result]) -> Result:
        """Ask with the shared token; when WeChat no longer takes it, once more with a new one."""
        token = token_for(self.app_id, self._fetch)
        try:
            return ask({"access_token": token})
        except TokenRefused:
            return ask({"access_token": token_for(self.app_id, self._fetch, refused=token)})

    def _fetch(self, force: bool) -> Fetched:  # noqa: FBT001 - a Fetch of tokens.py
        body = {"grant_type": "client_credential", **self._credentials(), "force_refresh": force}
        try:
            answer = self._wire.ask_json(calls.STABLE_TOKEN, body=body)
            return Fetched(str(answer["access_token"]), timedelta(seconds=int(answer["expires_in"])))
        except (Unanswered, KeyError, TypeError, ValueError, OverflowError):
            # Whatever was to be sent with it has not left.
            raise NotSent("getStableAccessToken: no token in the answer") from None

    def _credentials(self) -> dict[str, str]:
        return {"appid": self.app_id, "secret": self._secret}


def wechat() -> WeChat:
    """WeChat as the settings name it, or NoGateway when they name no app id."""
    if not settings.WECHAT_APP_ID:
        raise NoGateway
    return _connected(
        settings.WECHAT_APP_ID, settings.WECHAT_SECRET, settings.WECHAT_API, settings.WECHAT_STATE
    )


# One per process, so that connections are used again.
@cache
def _connected(app_id: str, secret: str, api: str, state: str) -> WeChat:
    client = WeChat(app_id, secret, api, state)
    atexit.register(client.close)
    return client


def _check(code: str) -> None:
    if not CODE.match(code):
        raise CodeRefused


@contextmanager
def _for_a_person() -> Iterator[None]:
    """A person can do nothing about the reason, which is in the log; that it passes is what they need to know."""
    try:
        yield
    except (NotSent, Unanswered, MessageRefused) as fault:
        logger.warning("A person was told that WeChat cannot be reached: %s", fault)
        raise WeChatUnavailable from None
