"""Why a registry list is not compared, in the reader's words."""

from __future__ import annotations

from sanfang.refusal import Refusal


class NotYourComparison(Refusal):
    message = "没有找到这次比对。"


class ComparisonNotDone(Refusal):
    message = "这次比对还没有结果，或者已被新的比对取代。请刷新页面查看。"
