"""How route 1 goes: the acts in their order, how long each takes, what people say, and how often. Data only.

Acts have the names of the verbs in `sanfang.recruiting.actions`, with what they are about where that is not plain.
"meet" and "deadline" are nobody's acts: the time of the interview, and the last day to answer, which the
invitation or the offer before them names. What time makes of them, the platform does by itself.
"""

from __future__ import annotations

from dataclasses import dataclass

MEET, DEADLINE = "meet", "deadline"
SEEN = ("apply", "read")
ASKED = (*SEEN, "invite")
READ_IT = (*ASKED, "read_invitation")
COMING = (*READ_IT, "accept_invitation")
PASSED = (*COMING, MEET, "pass")
OFFERED = (*PASSED, "send")
WEIGHED = (*OFFERED, "read_offer")

ENDINGS: dict[str, tuple[str, ...]] = {
    "submitted": ("apply",),
    "read": SEEN,
    "noted": (*SEEN, "note"),
    "unsuitable": (*SEEN, "refuse"),
    "reconsidered": (*SEEN, "refuse", "reconsider"),
    "taken_back": ("apply", "withdraw"),
    "invited": (*ASKED, MEET),
    "invitation_read": (*READ_IT, MEET),
    "coming": (*COMING, MEET),
    "awaits_result": (*COMING, MEET),
    "stays_away": (*READ_IT, "decline_invitation"),
    "called_off": (*COMING, "cancel_invitation"),
    "lapsed": (*ASKED, MEET),
    "failed": (*COMING, MEET, "fail"),
    "passed": PASSED,
    "second_round": (*PASSED, "invite", MEET),
    "offered": (*OFFERED, DEADLINE),
    "offer_read": (*WEIGHED, DEADLINE),
    "ends_tomorrow": (*OFFERED, DEADLINE),
    "ends_today": (*WEIGHED, DEADLINE),
    "changed": (*WEIGHED, "change", DEADLINE),
    "revived": (*OFFERED, DEADLINE, "revive"),
    "declined": (*WEIGHED, "decline_offer"),
    "expired": (*OFFERED, DEADLINE),
    "withdrawn": (*OFFERED, "withdraw_offer"),
    "signed_waiting": (*WEIGHED, "accept_offer"),
    "signed": (*WEIGHED, "accept_offer", "approve"),
}
# What is left in the end: the states of the application, of its last interview and of its offer.
STATES: dict[str, tuple[str, str, str]] = {
    "submitted": ("submitted", "", ""),
    "read": ("read", "", ""),
    "noted": ("read", "", ""),
    "unsuitable": ("unsuitable", "", ""),
    "reconsidered": ("read", "", ""),
    "taken_back": ("withdrawn", "", ""),
    "invited": ("to_be_interviewed", "invited", ""),
    "invitation_read": ("to_be_interviewed", "invited", ""),
    "coming": ("to_be_interviewed", "accepted", ""),
    "awaits_result": ("to_be_interviewed", "accepted", ""),
    "stays_away": ("read", "declined", ""),
    "called_off": ("read", "cancelled", ""),
    "lapsed": ("read", "lapsed", ""),
    "failed": ("unsuitable", "failed", ""),
    "passed": ("interviewed", "passed", ""),
    "second_round": ("to_be_interviewed", "invited", ""),
    "offered": ("interviewed", "passed", "open"),
    "offer_read": ("interviewed", "passed", "open"),
    "ends_tomorrow": ("interviewed", "passed", "open"),
    "ends_today": ("interviewed", "passed", "open"),
    "changed": ("interviewed", "passed", "open"),
    "revived": ("interviewed", "passed", "open"),
    "declined": ("interviewed", "passed", "declined"),
    "expired": ("interviewed", "passed", "expired"),
    "withdrawn": ("interviewed", "passed", "withdrawn"),
    "signed_waiting": ("signed", "passed", "accepted"),
    "signed": ("signed", "passed", "accepted"),
}

# Days since what came before: at least, at most. An interview comes after its answer, a deadline after its offer.
GAPS = {
    "read": (1, 3), "note": (1, 1), "refuse": (1, 3), "reconsider": (1, 3), "withdraw": (1, 4),
    "invite": (1, 3), "read_invitation": (1, 1), "accept_invitation": (1, 1), "decline_invitation": (1, 1),
    "cancel_invitation": (1, 3), MEET: (5, 7), "pass": (1, 2), "fail": (1, 2),
    "send": (1, 3), "read_offer": (1, 2), "change": (1, 3), DEADLINE: (10, 14), "revive": (2, 4),
    "decline_offer": (1, 4), "accept_offer": (1, 4), "withdraw_offer": (2, 5), "approve": (1, 3),
}  # fmt: skip
# Days from the end of it to today; what is still to come lies before zero. All else ended within SETTLED.
FRESH = {
    "submitted": (1, 8), "read": (1, 8), "noted": (1, 8), "reconsidered": (1, 6),
    "invited": (-4, -1), "invitation_read": (-4, -1), "coming": (-4, -1), "second_round": (-4, -1),
    "awaits_result": (1, 3), "lapsed": (2, 9), "passed": (1, 5),
    "offered": (-9, -3), "offer_read": (-9, -3), "ends_tomorrow": (-1, -1), "ends_today": (0, 0),
    "changed": (-9, -4), "revived": (2, 6), "signed_waiting": (1, 8), "expired": (3, 14),
}  # fmt: skip
SETTLED = (2, 22)
# Who is to answer an offer has to have confirmed the record before; the longest course began within so many days.
CONFIRMED_BEFORE = 32


@dataclass(frozen=True)
class Course:
    """One graduate's applications: one with the busiest employer (`here`), one elsewhere, or both.

    `twist` is what deserves a caution in the terms of the last of them. The first of those with a `note` is
    somebody whom a visitor may be.
    """

    count: int
    here: str = ""
    elsewhere: str = ""
    twist: str = ""
    note: str = ""

    @property
    def endings(self) -> tuple[str, ...]:
        return tuple(ending for ending in (self.here, self.elsewhere) if ending)

    @property
    def has_an_offer(self) -> bool:
        return any(STATES[ending][2] for ending in self.endings)


LATEST = (
    Course(2, "offered", "offer_read", twist="probation", note="有两份签约通知待答复：接受一份，另一份就只能查看"),
    Course(3, "invited", note="收到面试邀请待答复：可「接受」或「谢绝」"),
    Course(2, "offer_read", "signed_waiting", note="已接受一份签约通知，另一份只能查看"),
    Course(1, "offer_read", "signed"),
    Course(1, "offered", twist="penalty"),
    Course(1, "offer_read", twist="household"),
    Course(1, elsewhere="offered", twist="pay"),
    Course(1, "ends_tomorrow"), Course(1, "ends_today"), Course(1, "offer_read"),
    Course(1, "changed"), Course(1, "revived"), Course(2, "declined"), Course(2, "expired"), Course(1, "withdrawn"),
    Course(2, "signed_waiting"), Course(2, "signed"),
    Course(3, elsewhere="signed_waiting"), Course(4, elsewhere="signed"), Course(2, elsewhere="offered"),
    Course(1, elsewhere="declined"), Course(1, elsewhere="expired"), Course(1, elsewhere="withdrawn"),
    Course(4, "submitted", "submitted"), Course(2, "read", "invited"), Course(2, "unsuitable", "passed"),
    Course(5, "submitted"), Course(2, "read"), Course(2, "noted"), Course(1, "reconsidered"),
    Course(2, "unsuitable"), Course(3, "taken_back"), Course(2, "invitation_read"), Course(3, "coming"),
    Course(2, "awaits_result"), Course(1, "second_round"), Course(2, "stays_away"), Course(1, "called_off"),
    Course(2, "lapsed"), Course(2, "failed"), Course(3, "passed"),
    Course(8, elsewhere="submitted"), Course(4, elsewhere="read"), Course(3, elsewhere="unsuitable"),
    Course(2, elsewhere="coming"), Course(1, elsewhere="failed"), Course(1, elsewhere="taken_back"),
)  # fmt: skip
EARLIER = (
    Course(3, "signed"), Course(4, elsewhere="signed"),
    Course(1, "declined"), Course(1, elsewhere="expired"), Course(2, "unsuitable"),
)  # fmt: skip

REFUSALS = (
    "这个岗位需要相关项目经历，您的基础不错，欢迎投递我们的其他岗位。",
    "岗位已有合适人选，感谢您的信任，祝求职顺利。",
    "",
)
NOTES = ("课程项目写得清楚，建议约初试。", "成绩好，问一下能不能七月到岗。")
STAYS_AWAY = ("当天有毕业答辩，抱歉不能参加。", "已选择其他单位，谢谢。")
CALLED_OFF = ("面试官临时出差，改期后另行邀请。",)
FAILURES = ("现场编程部分没有完成，建议加强数据结构。", "")
DECLINES = ("家人希望我留在合肥工作，谢谢贵公司。", "已决定读研，感谢认可。")
WITHDRAWALS = ("岗位计划有调整，非常抱歉。",)
