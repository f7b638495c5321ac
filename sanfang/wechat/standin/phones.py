"""The simulated phones, from afar: what a person does with them, over the stand-in's HTTP."""

from __future__ import annotations

import atexit
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

import httpx


class StandInSilent(Exception):
    """The stand-in for WeChat does not answer at its address; it may not be running."""


class NoSuchThing(Exception):
    """The stand-in has no such phone or template."""


@dataclass(frozen=True)
class Message:
    """A subscribe message as it lies on a phone: keyword → value, and the page a tap on it opens."""

    id: str
    template_id: str
    title: str
    values: Mapping[str, str]
    page: str
    arrived_at: datetime


# One per process: it keeps connections open, and is costly to make.
@lru_cache(maxsize=1)
def _http() -> httpx.Client:
    client = httpx.Client(timeout=5.0, trust_env=False)
    atexit.register(client.close)
    return client


class Phones:
    """The phones of the stand-in at `base_url`. Every verb may raise StandInSilent or NoSuchThing."""

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url

    def login(self, phone: str) -> str:
        """What `wx.login` gives the mini program: a one-use code."""
        return str(self._post(f"{phone}/login")["code"])

    def phone_number(self, phone: str) -> str:
        """What the button 「获取手机号」 gives the mini program: a one-use code."""
        return str(self._post(f"{phone}/phone-number")["code"])

    def set_number(self, phone: str, number: str) -> None:
        self._post(f"{phone}/number", number=number)

    def subscribe(self, phone: str, accept: Collection[str] = (), reject: Collection[str] = ()) -> None:
        """The person's answer to WeChat's question: template ids accepted, one message each, and rejected."""
        answers = {**dict.fromkeys(accept, True), **dict.fromkeys(reject, False)}
        self._post(f"{phone}/subscribe", answers=answers)

    def refuse(self, phone: str, template_id: str) -> None:
        """The person turns a template off, later, in WeChat's settings."""
        self._post(f"{phone}/refuse", template_id=template_id)

    def quotas(self, phone: str) -> dict[str, int]:
        """Template id → how many messages the phone still takes."""
        return dict(self._ask("GET", f"{phone}/state")["quotas"])

    def messages(self, phone: str) -> list[Message]:
        """What arrived, newest first."""
        listed = self._ask("GET", f"{phone}/messages")["messages"]
        return [
            Message(**{**item, "arrived_at": datetime.fromisoformat(item["arrived_at"])}) for item in listed
        ]

    def templates(self) -> dict[str, str]:
        """Template id → title, as WeChat's question shows them."""
        return dict(self._ask("GET", "templates"))

    def reset(self) -> None:
        """All phones as on the first day."""
        self._post("reset")

    def faults(self, path: str, *, times: int = 1, **fault: Any) -> None:
        """Make the next answers of a path of WeChat's go wrong: see `sanfang.wechat.standin.faults.Fault`."""
        self._post("faults", path=path, times=times, **fault)

    def _post(self, path: str, /, **wish: Any) -> dict[str, Any]:
        return self._ask("POST", path, wish)

    def _ask(self, method: str, path: str, wish: dict[str, Any] | None = None) -> dict[str, Any]:
        try:
            answer = _http().request(method, f"{self._base_url}/phone/{path}", json=wish)
            if answer.status_code == 404:
                raise NoSuchThing(path)
            return dict(answer.raise_for_status().json())
        except (httpx.HTTPError, ValueError) as fault:
            raise StandInSilent(f"The stand-in for WeChat does not answer at {self._base_url}.") from fault
