"""Whose turn it is with a correction, in each party's words."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from django.utils import timezone

from sanfang.actors import Party
from sanfang.agreements.correction_words import SILENCE, STANDS
from sanfang.agreements.models import AgreementCorrection
from sanfang.turns import Turn, Words, turn_of

SAY_YES_OR_NO = "请核对原来和更正后的内容，选「同意更正」或「不同意更正」。双方和学校都同意后，才会更正。"
DECIDE = "同意后协议立即更正为新的一版，编号不变，请重新打印；不同意则协议照原来的内容有效。"
UNDECIDED = "处理没有规定期限。处理之前，协议照原来的内容有效。"
NOT_YET = "双方和学校都同意后，协议才会更正；在此之前，照原来的内容有效。"
OVERDUE = "逾期没有答复，这次更正已经失效，协议照原来的内容有效。需要时可以重新提出。"


class CorrectionAct(StrEnum):
    """What has to be done next about a correction."""

    ANSWER = "answer_correction"
    DECIDE = "decide_correction"
    NOTHING = "nothing"


@turn_of.register
def _of_correction(correction: AgreementCorrection) -> Turn:
    """The side's that is asked while its days run, then nobody's, swept or not; in the end the school's."""
    if correction.is_overdue(timezone.now()):
        return Turn(CorrectionAct.NOTHING, None, lambda party: Words("更正已失效", OVERDUE), thing=correction)
    awaited = correction.awaits
    if awaited is None:
        return _of_decided(correction)
    if awaited == Party.SCHOOL:
        words = _words(Party.SCHOOL, "请处理协议更正", DECIDE)
        return Turn(CorrectionAct.DECIDE, awaited, words, otherwise=UNDECIDED, thing=correction)
    words = _words(awaited, "请答复协议更正", SAY_YES_OR_NO)
    return Turn(CorrectionAct.ANSWER, awaited, words, correction.answer_by, SILENCE, correction)


def _of_decided(correction: AgreementCorrection) -> Turn:
    def words_of(party: Party) -> Words:
        return Words(correction.get_state_display(), correction.answer or STANDS)

    return Turn(CorrectionAct.NOTHING, None, words_of, thing=correction)


def _words(holder: Party, title: str, text: str) -> Callable[[Party], Words]:
    def words_of(party: Party) -> Words:
        if party == holder:
            return Words(title, text)
        verb = "处理" if holder == Party.SCHOOL else "答复"
        return Words(f"等待{holder.label}{verb}协议更正", NOT_YET)

    return words_of
