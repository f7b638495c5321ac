"""The employer's 「签约通知」."""

from dataclasses import asdict

from sanfang.recruiting.models import Offer
from tests.permissions.case import ONLY_POSTED_TO, Case, opens_to
from tests.permissions.people import RECRUITERS
from tests.permissions.stage import Stage
from tests.recruiting.route import TERMS, in_days, let_run_out

MO = opens_to("mo")


def a_letter(stage: Stage) -> dict[str, object]:
    """What the second step sends."""
    return {**asdict(TERMS), "last_day": in_days(14), "act": "send"}


def another_letter(stage: Stage) -> dict[str, object]:
    return a_letter(stage) | {"monthly_pay": "9,000", "clock": stage.offer.clock}


def run_out(stage: Stage) -> Offer:
    if stage.offer.state == "open":
        let_run_out(stage.offer)
    return stage.offer


CASES = {
    "employer:offer_send": Case(MO, of=lambda stage: {"pk": stage.interviewed.pk}, posts=a_letter),
    "employer:offers": Case(opens_to(*RECRUITERS), posts=lambda stage: {"q": "张"}, writes=False),
    "employer:offer": Case(MO, of=lambda stage: {"pk": stage.offer.pk}),
    "employer:offer_change": Case(MO, of=lambda stage: {"pk": stage.offer.pk}, posts=another_letter),
    "employer:offer_withdraw": Case(
        MO, of=lambda stage: {"pk": stage.offer.pk}, posts=lambda stage: {"reason": "岗位取消"}
    ),
    "employer:offer_revive": Case(
        opens_to(*RECRUITERS, answer=ONLY_POSTED_TO),
        of=lambda stage: {"pk": run_out(stage).pk},
        posts=lambda stage: {},
        writers=("mo",),
    ),
}
