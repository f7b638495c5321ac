"""Why a sample is not drawn, or an item not moved, in the reader's words."""

from __future__ import annotations

from sanfang.reasons import LONGEST_REASON, SHORTEST_REASON
from sanfang.refusal import Refusal


class NotYourSample(Refusal):
    message = "没有找到这次抽查。"


class NobodyToDraw(Refusal):
    message = "这个范围内没有可以抽查的记录，没有抽取。请换一个年度、方案或抽查内容。"


class BoundsCross(Refusal):
    message = "每校最少条数不能大于最多条数。"


class TitleTaken(Refusal):
    message = "已有同名的抽查，没有再次抽取。要再抽一批，请换一个名称。"


class DayIsPast(Refusal):
    message = "截止日期必须在今天之后。"


class AnswerMissing(Refusal):
    message = f"请写明情况（{SHORTEST_REASON} 到 {LONGEST_REASON} 个字），或上传证明材料。"


class FindingMissing(Refusal):
    message = f"请选择核定结果，并写明理由（{SHORTEST_REASON} 到 {LONGEST_REASON} 个字），学校会看到。"


class ItemMoved(Refusal):
    """Somebody else was quicker; the message says how it stands now."""

    def __init__(self, state: str) -> None:
        super().__init__(f"这一条已是「{state}」，您的填写没有保存。请看最新的办理经过。")


class RemindedToday(Refusal):
    message = "没有需要提醒的学校：都已说明，或者今天已经提醒过。每校每天最多提醒一次。"
