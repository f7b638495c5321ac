"""All the stand-in knows: nine phones, what they agreed to, what arrived on them. Callers hold `lock`."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import RLock
from typing import Any

from sanfang.wechat.standin.answers import No, NotHere
from sanfang.wechat.standin.checks import Pattern, values_of
from sanfang.wechat.standin.credentials import Clock, Codes, Tokens
from sanfang.wechat.standin.faults import Faults
from sanfang.wechat.standin.names import PHONES, openid_of


@dataclass
class Phone:
    """One phone: its number, how many messages of each template it still takes, and those it got, newest first."""

    number: str
    quotas: dict[str, int] = field(default_factory=dict)
    messages: list[dict[str, Any]] = field(default_factory=list)


class World:
    """One mini program and the phones that use it."""

    def __init__(
        self, app_id: str, secret: str, templates: Mapping[str, Pattern], *, clock: Clock = time.time
    ) -> None:
        self.app_id = app_id
        self.secret = secret
        self.templates = templates
        self.clock = clock
        self.lock = RLock()
        # Called with every event that WeChat would push.
        self.push: Callable[[dict[str, Any]], None] = lambda _event: None
        self.reset()

    def reset(self) -> None:
        """As on the first day: no messages, no quotas, no codes, no tokens, no faults."""
        self.phones = {name: Phone(f"1380000000{name[-1]}") for name in PHONES}
        self.tokens = Tokens(self.clock)
        self.login_codes = Codes(self.clock)
        self.number_codes = Codes(self.clock)
        self.faults = Faults()
        self.session_keys: list[
            str
        ] = []  # Every one given out, so that a test can look for it where it must not be.

    def phone(self, name: str) -> Phone:
        if name not in self.phones:
            raise NotHere
        return self.phones[name]

    def subscribe(self, name: str, answers: Mapping[str, bool]) -> None:
        """The person answers WeChat's question: one more message of each template accepted."""
        quotas = self.phone(name).quotas
        if not answers or set(answers) - set(self.templates):
            raise NotHere
        for template_id, accepted in answers.items():
            quotas[template_id] = quotas.get(template_id, 0) + int(accepted)
        self._tell(
            "subscribe_msg_popup_event",
            name,
            [
                {**_answer(template_id, accepted=accepted), "PopupScene": "0"}
                for template_id, accepted in answers.items()
            ],
        )

    def refuse(self, name: str, template_id: str) -> None:
        """The person turns a template off in WeChat's settings; what was accepted before is void."""
        if template_id not in self.templates:
            raise NotHere
        self.phone(name).quotas[template_id] = 0
        # A list of one comes as that one: so does WeChat.
        self._tell("subscribe_msg_change_event", name, _answer(template_id, accepted=False))

    def deliver(self, openid: str, template_id: str, data: Any, page: str) -> int:
        """Put a message on the phone and tell so; its id."""
        name = next((name for name in self.phones if openid_of(name) == openid), None)
        if name is None:
            raise No(40003, "invalid openid")
        if template_id not in self.templates:
            raise No(40037, "invalid template_id")
        pattern = self.templates[template_id]
        values = values_of(pattern, data)
        phone = self.phones[name]
        if phone.quotas.get(template_id, 0) < 1:
            raise No(43101, "user refuse to accept the msg")
        phone.quotas[template_id] -= 1
        number = secrets.randbelow(2**60) + 2**60
        arrived_at = datetime.fromtimestamp(self.clock(), UTC).isoformat()
        phone.messages.insert(
            0,
            {
                "id": str(number),
                "template_id": template_id,
                "title": pattern.title,
                "values": values,
                "page": page,
                "arrived_at": arrived_at,
            },
        )
        sent = {"MsgID": str(number), "ErrorCode": "0", "ErrorStatus": "success", "TemplateId": template_id}
        self._tell("subscribe_msg_sent_event", name, sent)
        return number

    def _tell(self, kind: str, name: str, listed: Any) -> None:
        self.push(
            {
                "ToUserName": "gh_000000standin",
                "FromUserName": openid_of(name),
                "CreateTime": str(int(self.clock())),
                "MsgType": "event",
                "Event": kind,
                "List": listed,
            }
        )


def _answer(template_id: str, *, accepted: bool) -> dict[str, Any]:
    return {"TemplateId": template_id, "SubscribeStatusString": "accept" if accepted else "reject"}
