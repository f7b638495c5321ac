"""Requests for paper, as the tests ask for them."""

from typing import Any

from sanfang.documents.models import PaperRequest
from sanfang.documents.paper_actions import Wanted, ask_for_paper

COLLECTED: dict[str, Any] = {"occasion": "first", "copies": 1, "delivery": "collect"}
POSTED: dict[str, Any] = {
    "occasion": "reprint",
    "why": "办理落户，原件遗失",
    "copies": 2,
    "delivery": "post",
    "recipient": "张䶮",
    "recipient_phone": "13800138000",
    "address": "安徽省芜湖市鸠江区北京中路 1 号",
}


def asked(cast, agreement, by: str = "zhang", **changes) -> PaperRequest:
    """A copy to be collected, unless told otherwise."""
    return ask_for_paper(agreement, Wanted(**(COLLECTED | changes)), actor=cast.actor(by))
