"""Why a case is not opened or closed, in the reader's words."""

from __future__ import annotations

from sanfang.reasons import LONGEST_REASON, SHORTEST_REASON
from sanfang.refusal import Refusal


class NothingFound(Refusal):
    message = "没有找到这一条，可能已经更正。请回到核查结果重新查看。"


class CaseAlreadyOpen(Refusal):
    message = "这一条已有未办结的核查，请等待办结，或在「核查记录」中查看。"


class CaseIsClosed(Refusal):
    """Somebody else was quicker; the message says who and when."""

    message = "这项核查已经办结，请刷新页面查看结论。"


class FindingMissing(Refusal):
    message = f"请选择核查结论，并写明情况（{SHORTEST_REASON} 到 {LONGEST_REASON} 个字）。"
