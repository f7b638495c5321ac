"""What has happened between one employer and graduates, counted: facts, never a score (0011).

The rule of small numbers: what stands on fewer than five is held back, as it would speak of people, not of the
employer. Each group stands on a base of its own: the offers made, the agreements that took effect, the
applications answered, those still unanswered. A group is shown or held back as a whole, and no number shown is a
sum or a rest of one held back, so that none can be worked out from the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Count, F, Q

from sanfang.agreements.models import Agreement, TerminationRequest
from sanfang.agreements.states import State
from sanfang.employers.models import Employer
from sanfang.recruiting.models import Application, Offer
from sanfang.recruiting.states import OPEN_APPLICATIONS, OfferState

FEWEST = 5
HELD_BACK = f"不足 {FEWEST} 份，暂不显示"
HOW_COUNTED = (
    f"按平台记录统计，不评分、不排名，不足 {FEWEST} 份的不显示；解约只计学校已同意、原因为「单位违约」的，"
    "答复用时从投递算到单位第一次邀请面试或回复不合适，毕业生自己撤回的投递不算未答复。"
)

BREACH = "07"
TOOK_EFFECT = (State.IN_FORCE, State.TERMINATED)
A_DAY = Decimal(timedelta(days=1).total_seconds())
A_TENTH = Decimal("0.1")

Counts = Mapping[str, int]


@dataclass(frozen=True)
class EmployerFacts:
    """The groups that are shown; None is one held back. `wait` is the median time to the first answer."""

    offers: Counts | None
    agreements: Counts | None
    answered: int | None
    wait: timedelta | None
    unanswered: int | None

    def in_words(self) -> list[tuple[str, str]]:
        """Label and value of every group, as each page shows them."""
        return [
            (
                "签约通知",
                _filled("发出 {made} 份，毕业生接受 {accepted} 份，单位撤回 {withdrawn} 份", self.offers),
            ),
            ("单位违约解约", _filled("{ended} 份（生效过的协议 {effective} 份）", self.agreements)),
            ("首次答复用时", self._answers_in_words()),
            ("未答复的投递", HELD_BACK if self.unanswered is None else f"{self.unanswered} 份"),
        ]

    def _answers_in_words(self) -> str:
        if self.wait is None:
            return HELD_BACK
        return f"中位数{days_in_words(self.wait)}（已答复 {self.answered} 份投递）"


def facts_about(employer: Employer) -> EmployerFacts:
    """The facts about one employer. Four queries, however much there is to count."""
    offers, agreements, applications = _offers(employer), _agreements(employer), _applications(employer)
    answered, unanswered = applications["answered"], applications["unanswered"]
    wait = _median_wait(employer, answered)
    return EmployerFacts(
        offers=offers if offers["made"] >= FEWEST else None,
        agreements=agreements if agreements["effective"] >= FEWEST else None,
        answered=answered if answered >= FEWEST else None,
        wait=wait if answered >= FEWEST else None,
        unanswered=unanswered if unanswered >= FEWEST else None,
    )


def days_in_words(wait: timedelta) -> str:
    """「 2.5 天」, 「 3 天」, 「不到 1 天」."""
    days = (Decimal(wait.total_seconds()) / A_DAY).quantize(A_TENTH, ROUND_HALF_UP)
    return f" {f'{days:f}'.removesuffix('.0')} 天" if days >= 1 else "不到 1 天"


def _filled(words: str, counts: Counts | None) -> str:
    return HELD_BACK if counts is None else words.format(**counts)


def _offers(employer: Employer) -> Counts:
    return Offer.objects.filter(employer=employer).aggregate(
        made=Count("pk"),
        accepted=Count("pk", filter=Q(state=OfferState.ACCEPTED)),
        withdrawn=Count("pk", filter=Q(state=OfferState.WITHDRAWN)),
    )


def _agreements(employer: Employer) -> Counts:
    """Refused and withdrawn requests multiply the rows of the join: each thing is counted once."""
    breach = Q(
        termination_requests__state=TerminationRequest.State.AGREED, termination_requests__reason_code=BREACH
    )
    return Agreement.objects.filter(employer=employer, state__in=TOOK_EFFECT).aggregate(
        effective=Count("pk", distinct=True), ended=Count("pk", filter=breach, distinct=True)
    )


def _applications(employer: Employer) -> Counts:
    """What the graduate took back before there was an answer is in neither."""
    unanswered = Q(answered_at__isnull=True, state__in=OPEN_APPLICATIONS)
    return Application.objects.filter(employer=employer).aggregate(
        answered=Count("answered_at"), unanswered=Count("pk", filter=unanswered)
    )


def _median_wait(employer: Employer, answered: int) -> timedelta | None:
    """The middle one, or half way between the middle two; read as one or two rows on either database."""
    waits = Application.objects.filter(employer=employer, answered_at__isnull=False).annotate(
        wait=F("answered_at") - F("applied_at")
    )
    in_order = waits.order_by("wait", "pk").values_list("wait", flat=True)
    middle = list(in_order[max(answered - 1, 0) // 2 : answered // 2 + 1])
    return sum(middle, timedelta()) / len(middle) if middle else None
