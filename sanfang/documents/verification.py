"""What anybody may know of a paper: whether it is real, and its state now (manual F5)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime

from sanfang import calendar
from sanfang.agreements.models import Agreement, Revision
from sanfang.agreements.states import State
from sanfang.documents.models import Copy
from sanfang.documents.original_states import CopyState
from sanfang.documents.paper import shown
from sanfang.privacy.masking import mask_name

# What a token can look like; anything else is unknown without asking the database (promises W04).
TOKEN = re.compile(r"[A-Z2-7]{32}")


@dataclass(frozen=True)
class Verdict:
    """A heading, a sentence for the clerk at the counter, and a tone: "good", "waiting" or "bad"."""

    heading: str
    sentence: str
    tone: str


@dataclass(frozen=True)
class Findings:
    """The verdict and, for a real paper, what to compare it with; names of persons are masked.

    `copy` says which copy of which printing this is. Of a paper that a correction or another printing replaced
    (`replaced_at`) only what names it is told, never what stands there now.
    """

    verdict: Verdict
    number: str = ""
    revision: int = 1
    copy: str = ""
    fingerprint: str = ""
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
VERDICTS = {
    State.IN_FORCE: Verdict(
        "有效", "这份协议书真实有效，学校已审核通过。请核对下列内容与纸面是否一致。", "good"
    ),
    State.DISOWNED: Verdict("非本人签约", "毕业生声明这份协议不是本人签的，协议已作废，请勿采信。", "bad"),
    State.TERMINATED: Verdict("已解约", "这份协议书曾经有效，现已解除，不再具有效力。", "bad"),
}


def look_up(token: str) -> Findings:
    """What the token on a paper stands for now. A number is no token: it proves nothing (promises W05)."""
    if not TOKEN.fullmatch(token):
        return Findings(UNKNOWN)
    copy = Copy.objects.filter(token=token).select_related("original__agreement", "replaced_by").first()
    return _of_copy(copy) if copy else Findings(UNKNOWN)


def _of_copy(copy: Copy) -> Findings:
    """A paper leads to what it says itself, never to a later text of the same agreement."""
    original = copy.original
    if original.revision < original.agreement.revision:
        return _of_corrected(copy)
    if copy.state != CopyState.VALID:
        return replace(_named(copy), verdict=_replaced(copy), replaced_at=copy.ended_at)
    return _of_agreement(copy)


def _of_agreement(copy: Copy) -> Findings:
    agreement = copy.original.agreement
    details = agreement.details
    return replace(
        _named(copy),
        title=details["title"],
        fingerprint=shown(copy.original.details_sha256),
        graduate=mask_name(details["graduate"]["name"]),
        school=details["school"]["name"],
        employer=details["employer"]["name"],
        position=details["position"]["title"],
        decided_at=agreement.decided_at,
    )


def _named(copy: Copy) -> Findings:
    """What names a paper and says nothing of its content."""
    original = copy.original
    agreement = original.agreement
    return Findings(
        VERDICTS[State(agreement.state)],
        number=agreement.number,
        revision=original.revision,
        copy=f"{copy.words}，第 {original.printing} 次打印",
        signed_at=agreement.signed_at,
        ended_at=agreement.ended_at,
    )


def _replaced(copy: Copy) -> Verdict:
    """By another printing of the same text. An agreement that has ended since has no printing to go by."""
    agreement, later = copy.original.agreement, copy.replaced_by
    ended = VERDICTS[State(agreement.state)]
    if agreement.state != State.IN_FORCE or later is None or copy.ended_at is None:
        return Verdict(ended.heading, f"这份纸质件已经作废。{ended.sentence}", ended.tone)
    printing, day = f"第 {later.printing} 次打印", _day(copy.ended_at)
    if copy.state == CopyState.REVOKED:
        return Verdict(
            "已挂失",
            f"这份纸质件已于 {day}挂失作废，请勿采信，并请对方出示{printing}的协议书。",
            "bad",
        )
    return Verdict(
        "已补打",
        f"这份纸质件已于 {day}由{printing}的协议书替代，请以{printing}的为准。",
        "bad",
    )


def _of_corrected(copy: Copy) -> Findings:
    agreement = copy.original.agreement
    found = Revision.objects.get(agreement=agreement, number=copy.original.revision)
    return replace(_named(copy), verdict=_corrected(agreement, found), replaced_at=found.replaced_at)


def _corrected(agreement: Agreement, found: Revision) -> Verdict:
    """An agreement that has ended since has no edition to go by."""
    ended = VERDICTS[State(agreement.state)]
    if agreement.state != State.IN_FORCE:
        return Verdict(ended.heading, f"这份纸质协议书是更正以前的一版。{ended.sentence}", ended.tone)
    edition = f"第 {agreement.revision} 版"
    return Verdict(
        "已更正",
        f"此协议已于 {_day(found.replaced_at)}更正，请以{edition}为准。这份纸质协议书是更正以前的"
        f"第 {found.number} 版，请勿采信，并请对方出示{edition}。",
        "bad",
    )


def _day(when: datetime) -> str:
    day = calendar.day_of(when)
    return f"{day.year}年{day.month}月{day.day}日"
