"""The subscribe messages Sanfang sends: what an operator picks from WeChat's library, one template each.

Every template has three keywords, in this order: what it is about (a `thing`, at most 20 characters), when
(a `time`), and what to do (a `thing`). More is not sent: the message lies on a phone that others may hold.
Their names differ with what the operator found in the library; the settings say them with the template's id.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Template(StrEnum):
    """Which message. The value is its name in the settings and in the mini program."""

    SIGNED = "signed"
    INTERVIEW = "interview"
    OFFER = "offer"
    DEADLINE = "deadline"
    REVIEWED = "reviewed"
    DISOWNED = "disowned"
    TERMINATION = "termination"
    RECORD = "record"
    BINDING = "binding"


# As a person reads them, in WeChat's own question and in ours.
TITLES = {
    Template.SIGNED: "签约提醒",
    Template.INTERVIEW: "面试邀请",
    Template.OFFER: "签约通知",
    Template.DEADLINE: "截止提醒",
    Template.REVIEWED: "审核结果",
    Template.DISOWNED: "非本人签约声明",
    Template.TERMINATION: "解约结果",
    Template.RECORD: "生源信息更正",
    Template.BINDING: "微信绑定变更",
}


@dataclass(frozen=True)
class Chosen:
    """One template as the operator has it at WeChat: its id and the names of its three keywords."""

    id: str
    what: str = "thing1"
    when: str = "time2"
    advice: str = "thing3"


class TemplatesUnreadable(Exception):
    """SANFANG_WECHAT_TEMPLATES names an unknown message, or an entry has the wrong shape."""


def read(entries: list[str]) -> dict[Template, Chosen]:
    """From `name=id` or `name=id:what:when:advice` entries, or TemplatesUnreadable."""
    return dict(_read_one(entry) for entry in entries)


def _read_one(entry: str) -> tuple[Template, Chosen]:
    name, _, rest = entry.strip().partition("=")
    parts = rest.split(":")
    if name not in Template.__members__.values() or len(parts) not in {1, 4} or not all(parts):
        raise TemplatesUnreadable(entry)
    return Template(name), Chosen(*parts)
