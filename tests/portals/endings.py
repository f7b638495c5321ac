"""Requests for termination as the tests of three portals need them."""

from sanfang.agreements import actions
from sanfang.agreements.models import Agreement, TerminationRequest
from tests.cast import Cast
from tests.portals.school.papers import a_pdf

TO_THE_SCHOOL, TO_THE_OTHER = "业务调整，岗位取消", "岗位取消，非常抱歉，愿意按约定补偿"


def asked_by_the_employer(cast: Cast, agreement: Agreement) -> TerminationRequest:
    """Mo's company wants it to end; the graduate is to answer."""
    return actions.apply_for_termination(
        agreement,
        actor=cast.actor("mo"),
        reason_code="07",
        reason=TO_THE_SCHOOL,
        words=TO_THE_OTHER,
        files=[a_pdf("解约函.pdf")],
    )


def asked_by_the_graduate(cast: Cast, agreement: Agreement, by: str = "zhang") -> TerminationRequest:
    """A graduate wants it to end and has no letter yet: the company is to answer."""
    return actions.apply_for_termination(
        agreement,
        actor=cast.actor(by),
        reason_code="03",
        reason="体检不合格，需要治疗",
        words="身体原因不能到岗，望谅解",
        files=[a_pdf("诊断书.pdf")],
        asks_other_side=True,
    )
