"""What is said of a paper that was looked up: a word, a sentence with what to do next, and a tone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sanfang import calendar
from sanfang.agreements.models import Agreement, Revision
from sanfang.agreements.states import State
from sanfang.documents.models import Copy
from sanfang.documents.original_states import CopyState


@dataclass(frozen=True)
class Verdict:
    """A heading, a sentence for the clerk at the counter, and a tone: "good", "waiting" or "bad"."""

    heading: str
    sentence: str
    tone: str


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


def of_state(agreement: Agreement) -> Verdict:
    """For a paper that says what stands there now."""
    return VERDICTS[State(agreement.state)]


def of_replaced(copy: Copy) -> Verdict:
    """By another printing of the same text. An agreement that has ended since has no printing to go by."""
    agreement, later = copy.original.agreement, copy.replaced_by
    ended = of_state(agreement)
    if agreement.state != State.IN_FORCE or later is None or copy.ended_at is None:
        return Verdict(ended.heading, f"这份纸质件已经作废。{ended.sentence}", ended.tone)
    printing, when = f"第 {later.printing} 次打印", day(copy.ended_at)
    if copy.state == CopyState.REVOKED:
        return Verdict(
            "已挂失",
            f"这份纸质件已于 {when}挂失作废，请勿采信，并请对方出示{printing}的协议书。",
            "bad",
        )
    return Verdict(
        "已补打",
        f"这份纸质件已于 {when}由{printing}的协议书替代，请以{printing}的为准。",
        "bad",
    )


def of_corrected(agreement: Agreement, found: Revision) -> Verdict:
    """An agreement that has ended since has no edition to go by."""
    ended = of_state(agreement)
    if agreement.state != State.IN_FORCE:
        return Verdict(ended.heading, f"这份协议书是更正以前的一版。{ended.sentence}", ended.tone)
    edition = f"第 {agreement.revision} 版"
    return Verdict(
        "已更正",
        f"此协议已于 {day(found.replaced_at)}更正，请以{edition}为准。这份协议书是更正以前的"
        f"第 {found.number} 版，请勿采信，并请对方出示{edition}。",
        "bad",
    )


def day(when: datetime) -> str:
    """2026年11月4日."""
    of = calendar.day_of(when)
    return f"{of.year}年{of.month}月{of.day}日"
