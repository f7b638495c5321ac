"""「面试和签约通知」: interviews, offers and signings of one's own, and the answers that nobody else gives."""

from tests.permissions.case import ONLY_POSTED_TO, Case, opens_to
from tests.permissions.people import GRADUATES
from tests.permissions.stage import Stage

ZHANG = opens_to("zhang")
POSTED_BY_GRADUATES = opens_to(*GRADUATES, answer=ONLY_POSTED_TO)
ONLY_ZHANG = ("zhang",)


def the_interview(stage: Stage) -> dict[str, int]:
    return {"pk": stage.interview.pk}


def the_offer(stage: Stage) -> dict[str, int]:
    return {"pk": stage.offer.pk}


def the_signed(stage: Stage) -> dict[str, int]:
    return {"pk": stage.signed.pk}


def nothing(stage: Stage) -> dict[str, str]:
    return {}


CASES = {
    "graduate:notices": Case(opens_to(*GRADUATES), posts=nothing, writes=False),
    "graduate:interview": Case(ZHANG, of=the_interview),
    "graduate:interview_read": Case(POSTED_BY_GRADUATES, of=the_interview, posts=nothing, writers=ONLY_ZHANG),
    "graduate:interview_accept": Case(
        POSTED_BY_GRADUATES, of=the_interview, posts=nothing, writers=ONLY_ZHANG
    ),
    "graduate:interview_decline": Case(ZHANG, of=the_interview, posts=nothing),
    "graduate:offer": Case(ZHANG, of=the_offer),
    "graduate:offer_read": Case(POSTED_BY_GRADUATES, of=the_offer, posts=nothing, writers=ONLY_ZHANG),
    "graduate:offer_agreement": Case(ZHANG, of=the_offer),
    "graduate:offer_accept": Case(
        POSTED_BY_GRADUATES,
        of=the_offer,
        posts=lambda stage: {"shown": stage.offer.shown_sha256()},
        writers=ONLY_ZHANG,
    ),
    "graduate:offer_decline": Case(ZHANG, of=the_offer, posts=nothing),
    "graduate:agreement_read": Case(POSTED_BY_GRADUATES, of=the_signed, posts=nothing, writers=ONLY_ZHANG),
}
