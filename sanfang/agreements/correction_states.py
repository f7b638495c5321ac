"""The conditions a correction of an agreement in force can be in."""

from django.db import models

from sanfang.actors import Party


class CorrectionState(models.TextChoices):
    """Where a correction stands, in the words that everybody reads."""

    AWAITING_GRADUATE = "awaiting_graduate", "待毕业生答复"
    AWAITING_EMPLOYER = "awaiting_employer", "待用人单位答复"
    AWAITING_SCHOOL = "awaiting_school", "待学校处理"
    DONE = "done", "已更正"
    DECLINED = "declined", "对方不同意"
    REFUSED = "refused", "学校不同意"
    WITHDRAWN = "withdrawn", "已撤回"
    EXPIRED = "expired", "逾期失效"
    VOID = "void", "协议已解除"


# Whose answer each of these waits for; one such correction per agreement.
AWAITED = {
    CorrectionState.AWAITING_GRADUATE: Party.GRADUATE,
    CorrectionState.AWAITING_EMPLOYER: Party.EMPLOYER,
    CorrectionState.AWAITING_SCHOOL: Party.SCHOOL,
}
UNDECIDED = tuple(AWAITED)
# A side has days to answer; the school has not.
WITH_DEADLINE = (CorrectionState.AWAITING_GRADUATE, CorrectionState.AWAITING_EMPLOYER)
