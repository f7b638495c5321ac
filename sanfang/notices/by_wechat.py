"""A message by WeChat: one of its templates, to a person who agreed to one more of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from sanfang.notices import consents, reports
from sanfang.notices.channels import Fate, Outcome
from sanfang.notices.models import Notice, Outgoing
from sanfang.wechat.api import SubscribeMessage, WeChat
from sanfang.wechat.errors import MessageRefused, NoConsent, NotSent, Unanswered
from sanfang.wechat.pages import leading_to
from sanfang.wechat.templates import Chosen, Template

ADVICE = "请点开小程序查看"
THING_LENGTH = 20
# WeChat reports within seconds and tries three times; by then there was nothing to report.
REPORTED_WITHIN = timedelta(minutes=5)


@dataclass(frozen=True)
class ByWeChat:
    """`hears_reports`: WeChat is set to push to us how messages ended."""

    wechat: WeChat | None
    templates: Mapping[Template, Chosen]
    hears_reports: bool = False

    def send(self, outgoing: Outgoing) -> Outcome:
        """Spend one consent on the message; without one, or without its template, it goes another way."""
        chosen = self.templates.get(Template(outgoing.template))
        if self.wechat is None or chosen is None:
            return Outcome(Fate.NEVER, why="this template is not set up")
        if not consents.take(outgoing.destination, outgoing.template):
            return Outcome(Fate.NEVER, why="no consent left")
        return _hand_over(self.wechat, outgoing, chosen)

    def settle(self, outgoing: Outgoing) -> Outcome | None:
        """By what WeChat reported meanwhile of this phone and template."""
        chosen = self.templates.get(Template(outgoing.template))
        report = reports.of(outgoing, chosen.id) if chosen else None
        if report is not None:
            fate = Fate.SENT if report.has_arrived else Fate.NEVER
            return Outcome(fate, report.message_id, "" if report.has_arrived else "reported as not delivered")
        if not self.hears_reports:
            return Outcome(Fate.DOUBT, why="nothing reports how it ended")
        return _unreported(outgoing)


def _unreported(outgoing: Outgoing) -> Outcome | None:
    claimed_at = outgoing.claimed_at or outgoing.due_at
    if timezone.now() < claimed_at + REPORTED_WITHIN:
        return None
    consents.give_back(outgoing.destination, outgoing.template)
    return Outcome(Fate.LATER, why="never left, as nothing was reported")


def _hand_over(wechat: WeChat, outgoing: Outgoing, chosen: Chosen) -> Outcome:
    try:
        receipt = wechat.send(message_of(outgoing, chosen))
    except NoConsent as refusal:
        consents.void(outgoing.destination, outgoing.template)
        return Outcome(Fate.NEVER, why=str(refusal))
    except MessageRefused as refusal:
        consents.give_back(outgoing.destination, outgoing.template)
        return Outcome(Fate.NEVER, why=str(refusal))
    except NotSent as failure:
        consents.give_back(outgoing.destination, outgoing.template)
        return Outcome(Fate.LATER, why=str(failure))
    except Unanswered as failure:
        return Outcome(Fate.DOUBT, why=str(failure))
    return Outcome(Fate.SENT, receipt)


def message_of(outgoing: Outgoing, chosen: Chosen) -> SubscribeMessage:
    """The three keywords of every template, and the page it opens: the mini program, on its way to the notice."""
    notice: Notice = outgoing.notice
    data = {
        chosen.what: shortened(notice.title),
        chosen.when: in_words(outgoing.about),
        chosen.advice: ADVICE,
    }
    page = leading_to(notice.link or "/m/")
    return SubscribeMessage(openid=outgoing.destination, template_id=chosen.id, data=data, page=page)


def shortened(title: str) -> str:
    """A title as a `thing` of WeChat's: at most 20 characters."""
    return title if len(title) <= THING_LENGTH else title[: THING_LENGTH - 1] + "…"


def in_words(moment: datetime) -> str:
    """A moment as WeChat's `time` reads it: 2026年3月5日 15:30."""
    local = timezone.localtime(moment)
    return f"{local.year}年{local.month}月{local.day}日 {local:%H:%M}"
