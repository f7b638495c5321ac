"""The graduate's phone: everything is the own record and the own agreements."""

from sanfang.graduates.actions import shown_fingerprint
from tests.permissions.case import LEADS_ON, ONLY_POSTED_TO, Case, opens_to
from tests.permissions.people import GRADUATES, UNBOUND
from tests.permissions.stage import PAPER, Stage, a_picture

OWN = opens_to(*GRADUATES)
OWN_POST = opens_to(*GRADUATES, answer=ONLY_POSTED_TO)
ZHANG = opens_to("zhang")
ONLY_ZHANG = ("zhang",)


def facts_of_zhang(stage: Stage) -> dict[str, object]:
    """What the four facts are, once the old phone is lost."""
    stage.zhang.bindings.all().delete()
    return {
        "school": stage.zhang.school_id,
        "name": stage.zhang.name,
        "student_number": stage.zhang.student_number,
        "id_number": stage.zhang.id_number,
    }


def application(stage: Stage) -> dict[str, object]:
    return {"reason_code": "04", "reason": "单位同意解约，另谋发展", "materials": a_picture()}


def objection(stage: Stage) -> dict[str, object]:
    return {"decision": "object_to_termination", "reason": "没有与我商量过"}


def card_of_zhang(stage: Stage) -> dict[str, object]:
    """The address names nothing; but there must be a card."""
    assert stage.card
    return {}


CASES = {
    "graduate:home": Case(OWN),
    "graduate:dispatch": Case(OWN),
    "graduate:destination": Case(OWN),
    "graduate:destination_evidence": Case(ZHANG, of=lambda stage: {"pk": stage.evidence.pk}),
    "graduate:final": Case(OWN, posts=lambda stage: {"shown": stage.final_word}),
    "graduate:me": Case(OWN),
    "graduate:wechat_messages": Case(OWN),
    "graduate:bind": Case(
        # Whoever is bound already is led home.
        {**opens_to(*GRADUATES, answer=LEADS_ON), UNBOUND: 200},
        posts=facts_of_zhang,
        writers=(UNBOUND, *GRADUATES),
    ),
    "graduate:positions": Case(OWN),
    "graduate:position": Case(OWN, of=lambda stage: {"pk": stage.position.pk}),
    "graduate:record": Case(OWN),
    "graduate:record_confirm": Case(
        OWN_POST, posts=lambda stage: {"shown": shown_fingerprint(stage.unconfirmed)}
    ),
    "graduate:correction": Case(
        OWN, of=lambda stage: {"field": "phone"}, posts=lambda stage: {"proposed": "13900139000"}
    ),
    "graduate:agreements": Case(OWN),
    "graduate:agreement": Case(ZHANG, of=lambda stage: {"pk": stage.signed.pk}),
    "graduate:agreement_paper": Case(ZHANG, of=lambda stage: {"pk": stage.in_force.pk}),
    "graduate:agreement_evidence": Case(
        ZHANG, of=lambda stage: {"pk": stage.in_force.pk}, posts=lambda stage: {}
    ),
    "graduate:agreement_evidence_report": Case(ZHANG, of=lambda stage: {"pk": stage.report_asked_for.pk}),
    "graduate:agreement_confirm": Case(
        OWN_POST,
        of=lambda stage: {"pk": stage.proposed.pk},
        posts=lambda stage: {"shown": stage.proposed.details_sha256},
        writers=ONLY_ZHANG,
    ),
    "graduate:agreement_disown": Case(
        ZHANG, of=lambda stage: {"pk": stage.signed.pk}, posts=lambda stage: {}
    ),
    "graduate:agreement_decline": Case(
        ZHANG, of=lambda stage: {"pk": stage.proposed.pk}, posts=lambda stage: {}
    ),
    "graduate:agreement_paper_requests": Case(
        ZHANG, of=lambda stage: {"pk": stage.in_force.pk}, posts=lambda stage: PAPER
    ),
    "graduate:agreement_paper_request_withdraw": Case(
        OWN_POST,
        of=lambda stage: {"pk": stage.paper_request.pk},
        posts=lambda stage: {},
        writers=ONLY_ZHANG,
    ),
    "graduate:apply_for_termination": Case(
        ZHANG, of=lambda stage: {"pk": stage.in_force.pk}, posts=application
    ),
    "graduate:terminations": Case(OWN),
    "graduate:termination_answer": Case(
        ZHANG, of=lambda stage: {"pk": stage.termination_by_employer.pk}, posts=objection
    ),
    "graduate:termination_withdraw": Case(
        OWN_POST, of=lambda stage: {"pk": stage.termination.pk}, posts=lambda stage: {}, writers=ONLY_ZHANG
    ),
    "graduate:termination_material": Case(
        ZHANG, of=lambda stage: {"pk": stage.termination.pk, "file": stage.letter.pk}
    ),
    "graduate:card": Case(OWN),
    # A card is there for zhang alone, and a card is what the picture shows.
    "graduate:card_code": Case(ZHANG, of=card_of_zhang),
    "graduate:card_issue": Case(OWN_POST, posts=lambda stage: {}),
    "graduate:card_withdraw": Case(OWN_POST, posts=lambda stage: {"card": stage.card.pk}),
}
