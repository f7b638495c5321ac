"""What stands on the shelf: nine phones, whose they are, and what WeChat shows on them."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from django.conf import settings

from sanfang.graduates.models import Binding
from sanfang.privacy.masking import mask_name
from sanfang.wechat.standin.names import PHONES, openid_of
from sanfang.wechat.standin.phones import Message, Phones

MESSAGES_SHOWN = 3


@dataclass(frozen=True)
class Arrived:
    """A message as WeChat shows it, and the phone page that a tap on it leads to."""

    message: Message

    @property
    def link(self) -> str:
        wanted = parse_qs(urlsplit(self.message.page).query).get("to", [""])
        return wanted[0]

    @property
    def lines(self) -> list[str]:
        return list(self.message.values.values())


@dataclass
class Phone:
    """One simulated phone as the page shows it; `owner` is masked, empty when nobody is bound."""

    name: str
    owner: str = ""
    school: str = ""
    messages: list[Arrived] = field(default_factory=list)

    @property
    def label(self) -> str:
        return f"手机 {self.name.removeprefix('phone-')}"


def phones_of_weixin() -> Phones:
    """The phones, at the stand-in's own address: what they hold is WeChat's, not ours."""
    return Phones(settings.WECHAT_STANDIN)


def shelf() -> list[Phone]:
    """All phones with their owners (one query) and latest messages. StandInSilent when WeChat's stand-in is off."""
    standing = {openid_of(name): Phone(name) for name in PHONES}
    bindings = Binding.objects.current().filter(user__openid__in=standing)
    for binding in bindings.select_related("user", "graduate__school"):
        phone = standing[binding.user.openid or ""]
        phone.owner, phone.school = mask_name(binding.graduate.name), binding.graduate.school.name
    weixin = phones_of_weixin()
    for phone in standing.values():
        phone.messages = [Arrived(message) for message in weixin.messages(phone.name)[:MESSAGES_SHOWN]]
    return list(standing.values())
