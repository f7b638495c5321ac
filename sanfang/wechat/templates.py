"""The subscribe messages Sanfang sends: what an operator picks from WeChat's library, one template each.

Every template has three keywords, in this order: what it is about (a `thing`, at most 20 characters), when
(a `time`), and what to do (a `thing`). More is not sent: the message lies on a phone that others may hold.
Their names differ with what the operator found in the library; the settings say them with the template's id.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db import models


class Template(models.TextChoices):
    """Which message. The value is its name in the settings and in the mini program; the label is what people read."""

    SIGNED = "signed", "签约提醒"
    INTERVIEW = "interview", "面试邀请"
    OFFER = "offer", "签约通知"
    DEADLINE = "deadline", "截止提醒"
    REVIEWED = "reviewed", "审核结果"
    DISOWNED = "disowned", "非本人签约声明"
    TERMINATION = "termination", "解约结果"
    RECORD = "record", "生源信息更正"
    BINDING = "binding", "微信绑定变更"


@dataclass(frozen=True)
class Chosen:
    """One template as the operator has it at WeChat: its id and the names of its three keywords."""

    id: str
    what: str = "thing1"
    when: str = "time2"
    advice: str = "thing3"


class TemplatesUnreadable(Exception):
    """SANFANG_WECHAT_TEMPLATES names an unknown message, or an entry has the wrong shape."""


def chosen_templates() -> dict[Template, Chosen]:
    """The operator's choice, from the settings. A message that is not there goes by SMS."""
    return read(settings.WECHAT_TEMPLATES)


def read(entries: list[str]) -> dict[Template, Chosen]:
    """From `name=id` or `name=id:what:when:advice` entries, or TemplatesUnreadable."""
    return dict(_read_one(entry) for entry in entries)


def _read_one(entry: str) -> tuple[Template, Chosen]:
    name, _, rest = entry.strip().partition("=")
    parts = rest.split(":")
    if name not in Template.values or len(parts) not in {1, 4} or not all(parts):
        raise TemplatesUnreadable(entry)
    return Template(name), Chosen(*parts)
