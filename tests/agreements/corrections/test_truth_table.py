"""Every state of a correction × every step × everybody, for all that propose (promises P17)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.forms.models import model_to_dict
from django.utils import timezone

from sanfang.actors import Party, system
from sanfang.agreements import correction_workflow as workflow
from sanfang.agreements.actions import correction_steps as acts
from sanfang.agreements.correction_states import CorrectionState
from sanfang.agreements.errors import NotYours
from sanfang.agreements.models import AgreementCorrection
from sanfang.refusal import Refusal

G, E, S = "awaiting_graduate", "awaiting_employer", "awaiting_school"
DECIDERS = {"teacher", "administrator"}
# Who may take which step from where to where, by who proposed; written out by hand: the table is being tested.
MOVES = {
    "graduate": {
        "agree_to_correction": {("mo", E, S)},
        "decline_correction": {("mo", E, "declined")},
        "withdraw_correction": {("zhang", state, "withdrawn") for state in (G, E, S)},
    },
    "employer": {
        "agree_to_correction": {("zhang", G, S)},
        "decline_correction": {("zhang", G, "declined")},
        "withdraw_correction": {("mo", state, "withdrawn") for state in (G, E, S)},
    },
    "school": {
        "agree_to_correction": {("zhang", G, E), ("mo", E, S)},
        "decline_correction": {("zhang", G, "declined"), ("mo", E, "declined")},
        "withdraw_correction": {(who, state, "withdrawn") for who in DECIDERS for state in (G, E, S)},
    },
}
WHOEVER_PROPOSED = {
    "expire_correction": {("the platform", G, "expired"), ("the platform", E, "expired")},
    "carry_out_correction": {(who, S, "done") for who in DECIDERS},
    "refuse_correction": {(who, S, "refused") for who in DECIDERS},
    "void_correction": {("administrator", state, "void") for state in (G, E, S)},
}
NAMES = ("agree_to_correction", "decline_correction", "withdraw_correction", *WHOEVER_PROPOSED)
EVERYBODY = (
    "zhang", "li", "mo", "ann", "teacher", "counsellor", "administrator",
    "teacher_of_another_department", "administrator_of_another_school", "officer", "the platform",
)  # fmt: skip


def moves(proposer: str, name: str) -> set[tuple[str, str, str]]:
    return (MOVES[proposer] | WHOEVER_PROPOSED)[name]


def put_into(correction: AgreementCorrection, state: str, name: str) -> None:
    """Set the scene behind the workflow's back, as only a test may; the clock is over only where it is to strike."""
    now = timezone.now()
    AgreementCorrection.objects.filter(pk=correction.pk).update(
        state=state,
        answer="理由" if state in {"declined", "refused"} else "",
        answer_by=now - timedelta(hours=1) if name == "expire_correction" else now + timedelta(days=1),
    )
    correction.refresh_from_db()


def take(cast, correction: AgreementCorrection, name: str, who: str) -> None:
    actor = system() if who == "the platform" else cast.actor(who)
    acts.take(correction, name, actor=actor, reason="理由充分")


@pytest.mark.parametrize("name", NAMES)
def test_only_what_the_table_lists_happens(cast, correcting, proposer, name):
    correction = correcting.propose(proposer)
    allowed = {(who, state): target for who, state, target in moves(proposer, name)}
    entitled = {who for who, _ in allowed}

    for state in CorrectionState.values:
        for who in EVERYBODY:
            put_into(correction, state, name)
            before = model_to_dict(correction)
            if (who, state) in allowed:
                take(cast, correction, name, who)
                assert AgreementCorrection.objects.get().state == allowed[who, state]
                continue
            with pytest.raises(Refusal) as refused:
                take(cast, correction, name, who)
            assert isinstance(refused.value, NotYours) is (who not in entitled)
            assert model_to_dict(AgreementCorrection.objects.get()) == before


def test_the_steps_offered_to_a_side_are_those_it_may_take():
    for on_paper, state, expected in (
        (False, G, {"agree_to_correction", "decline_correction"}),
        (True, G, {"agree_to_correction", "decline_correction"}),
        (False, E, set()),
        (False, S, set()),
    ):
        names = workflow.names_open_to("school", Party.GRADUATE, None, state, on_paper=on_paper)
        assert names == expected


def test_the_database_keeps_one_open_correction_per_agreement(correcting):
    first = correcting.propose()

    for state in (G, E, S):
        with pytest.raises(IntegrityError), transaction.atomic():
            AgreementCorrection.objects.create(
                agreement=first.agreement,
                asked_by="employer",
                state=state,
                changes_text="{}",
                reason="写错了",
                answer_by=first.answer_by,
            )


@pytest.mark.parametrize(
    "nonsense",
    [
        {"state": "forgotten"},
        {"asked_by": "province"},
        {"answer_by": None},
        {"state": "declined"},
        {"state": "refused"},
        {"reason": ""},
    ],
)
def test_the_database_refuses_what_cannot_be(correcting, nonsense):
    correction = correcting.propose()

    with pytest.raises(IntegrityError), transaction.atomic():
        AgreementCorrection.objects.filter(pk=correction.pk).update(**nonsense)
