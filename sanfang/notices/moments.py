"""When a person is asked whether messages may come: after an act, when it is plain what they are for.

WeChat lets us ask for at most three messages at a time, and each yes is one message.
"""

from __future__ import annotations

from dataclasses import dataclass

from sanfang.wechat.templates import Template


@dataclass(frozen=True)
class Moment:
    """Why messages are useful just now, in a sentence for the person, and which."""

    why: str
    templates: tuple[Template, ...]


MOMENTS = {
    "bound": Moment(
        "有人以您的名义签约、学校审核有结果、您的微信绑定有变动时，第一时间告诉您。",
        (Template.SIGNED, Template.REVIEWED, Template.BINDING),
    ),
    "applied": Moment(
        "单位邀请您面试、向您发出签约通知、签约通知快到期时，第一时间告诉您。",
        (Template.INTERVIEW, Template.OFFER, Template.DEADLINE),
    ),
    "signing": Moment(
        "单位与您签约、学校审核有结果、非本人签约的声明被受理时，第一时间告诉您。",
        (Template.SIGNED, Template.REVIEWED, Template.DISOWNED),
    ),
    "terminating": Moment("单位答复、学校决定您的解约申请时，第一时间告诉您。", (Template.TERMINATION,)),
    "correcting": Moment(
        "学校处理您的纠错、更正您的生源信息、提醒您核对时，第一时间告诉您。", (Template.RECORD,)
    ),
}
