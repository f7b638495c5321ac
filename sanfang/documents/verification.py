"""What anybody may know of a paper: whether it is real, and its state now (manual F5)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from sanfang import calendar
from sanfang.agreements.models import Agreement, Revision
from sanfang.agreements.states import State
from sanfang.privacy.masking import mask_name

# What a token can look like; anything else is unknown without asking the database (promises W04).
TOKEN = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True)
class Verdict:
    """A heading, a sentence for the clerk at the counter, and a tone: "good", "waiting" or "bad"."""

    heading: str
    sentence: str
    tone: str


@dataclass(frozen=True)
class Findings:
    """The verdict and, for a real paper, what to compare it with; names of persons are masked.

    Of a paper that a correction replaced (`replaced_at`) only what names it is told, never what stands there now.
    """

    verdict: Verdict
    number: str = ""
    revision: int = 1
    replaced_at: datetime | None = None
    title: str = ""
    graduate: str = ""
    school: str = ""
    employer: str = ""
    position: str = ""
    signed_at: datetime | None = None
    decided_at: datetime | None = None
    ended_at: datetime | None = None


UNKNOWN = Verdict(
    "未找到",
    "平台没有这份协议书。请核对网址是否为本平台官方网址；纸上的二维码可能是伪造的，请勿采信。",
    "bad",
)
WAITING = Verdict(
    "待审核", "这份协议已由双方签约，学校尚未审核，现在还没有生效，也不应有纸质协议书。", "waiting"
)
NEVER = Verdict("未生效", "这份协议没有签成，不具有效力，请勿采信。", "bad")

VERDICTS = {
    State.PROPOSED: WAITING,
    State.AWAITING_CONFIRMATION: WAITING,
    State.AWAITING_SCHOOL: WAITING,
    State.AWAITING_DEPARTMENT: WAITING,
    State.AWAITING_FINAL: WAITING,
    State.IN_FORCE: Verdict(
        "有效", "这份协议书真实有效，学校已审核通过。请核对下列内容与纸面是否一致。", "good"
    ),
    State.REJECTED: Verdict("审核不通过", "学校审核没有通过这份协议，不具有效力。", "bad"),
    State.DISOWNED: Verdict("非本人签约", "毕业生声明这份协议不是本人签的，协议已作废，请勿采信。", "bad"),
    State.DECLINED: NEVER,
    State.WITHDRAWN: NEVER,
    State.EXPIRED: NEVER,
    State.TERMINATED: Verdict("已解约", "这份协议书曾经有效，现已解除，不再具有效力。", "bad"),
}


def look_up(token: str) -> Findings:
    """What the token on a paper stands for now. A number is no token: it proves nothing (promises W05)."""
    if not TOKEN.fullmatch(token):
        return Findings(UNKNOWN)
    agreement = Agreement.objects.filter(verification_token=token).first()
    return _of_agreement(agreement) if agreement else _look_up_replaced(token)


def _of_agreement(agreement: Agreement) -> Findings:
    details = agreement.details
    return Findings(
        VERDICTS[State(agreement.state)],
        number=agreement.number,
        revision=agreement.revision,
        title=details["title"],
        graduate=mask_name(details["graduate"]["name"]),
        school=details["school"]["name"],
        employer=details["employer"]["name"],
        position=details["position"]["title"],
        signed_at=agreement.signed_at,
        decided_at=agreement.decided_at,
        ended_at=agreement.ended_at,
    )


def _look_up_replaced(token: str) -> Findings:
    """A paper of an earlier revision leads no further than to the news that there is a later one."""
    found = Revision.objects.filter(verification_token=token).select_related("agreement").first()
    if found is None:
        return Findings(UNKNOWN)
    agreement = found.agreement
    return Findings(
        _replaced(found),
        number=agreement.number,
        revision=found.number,
        replaced_at=found.replaced_at,
        signed_at=agreement.signed_at,
        ended_at=agreement.ended_at,
    )


def _replaced(found: Revision) -> Verdict:
    """An agreement that has ended since has no edition to go by."""
    ended = VERDICTS[State(found.agreement.state)]
    if found.agreement.state != State.IN_FORCE:
        return Verdict(ended.heading, f"这份纸质协议书是更正以前的一版。{ended.sentence}", ended.tone)
    edition = f"第 {found.agreement.revision} 版"
    return Verdict(
        "已更正",
        f"此协议已于 {_day(found.replaced_at)}更正，请以{edition}为准。这份纸质协议书是更正以前的"
        f"第 {found.number} 版，请勿采信，并请对方出示{edition}。",
        "bad",
    )


def _day(when: datetime) -> str:
    day = calendar.day_of(when)
    return f"{day.year}年{day.month}月{day.day}日"
