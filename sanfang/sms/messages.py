"""The text messages Sanfang sends. Carriers in China carry approved words only: fixed ones, with small variables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from sanfang.codes.phones import InvalidPhone, parse_mobile
from sanfang.sms.errors import Misconfigured, Refused


class Template(StrEnum):
    """Which words. The value is its name in SANFANG_SMS_TEMPLATES."""

    NOTICE = "notice"
    BINDING = "binding"


# Word for word what the operator submits for approval (deploy/README.md); the provider adds the signature 【…】.
# No links, no numbers, nothing of WeChat: a review turns those down.
WORDS = {
    Template.NOTICE: "您有一条新的就业事项通知：${what}，请登录${platform}查看并办理。",
    Template.BINDING: "您在${platform}的登录绑定已变更。如非本人操作，请尽快联系所在学校就业指导中心。",
}
# Each variable and its greatest length; 35 is the provider's own limit for a name.
FIELDS = {
    Template.NOTICE: {"what": 20, "platform": 35},
    Template.BINDING: {"platform": 35},
}
KEY = re.compile(r"\A[A-Za-z0-9_-]{1,64}\Z")
# 【】 would imitate a signature; addresses in variables are turned down by the carriers.
UNFIT = re.compile(r"[【】\[\]{}<>\r\n]|https?:|www\.", re.IGNORECASE)


@dataclass(frozen=True)
class TextMessage:
    """A message to one number. `key` names the event, not the person: at most 64 letters, digits, `-` and `_`."""

    key: str
    phone: str = field(repr=False)
    template: Template
    values: dict[str, str] = field(repr=False)


def checked(message: TextMessage) -> TextMessage:
    """The message with its number as eleven digits; Refused when no carrier would take it."""
    if not KEY.match(message.key):
        raise Refused("The key of the message is not 1 to 64 letters, digits, hyphens or underscores.")
    _check_values(message)
    try:
        return replace(message, phone=parse_mobile(message.phone))
    except InvalidPhone:
        raise Refused("The number is not a mobile number of mainland China.") from None


def read_templates(entries: Iterable[str]) -> dict[Template, str]:
    """The provider's template codes from `name=code` entries, or Misconfigured."""
    return dict(_read_one(entry) for entry in entries)


def _read_one(entry: str) -> tuple[Template, str]:
    name, _, code = entry.strip().partition("=")
    if name not in Template.__members__.values() or not code:
        raise Misconfigured(f"SANFANG_SMS_TEMPLATES: “{entry}” is not name=code with a name Sanfang knows.")
    return Template(name), code


def _check_values(message: TextMessage) -> None:
    """A fault is told by the variable's name, never by its value."""
    fields = FIELDS[message.template]
    if message.values.keys() != fields.keys():
        raise Refused(f"The template “{message.template}” takes exactly: {', '.join(fields)}.")
    for name, most in fields.items():
        value = message.values[name]
        if not 1 <= len(value) <= most or UNFIT.search(value):
            raise Refused(f"“{name}” must have 1 to {most} characters, without brackets, lines or addresses.")
