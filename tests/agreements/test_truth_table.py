"""Every state × every step × everybody: what the table allows happens, nothing else does (promises P17)."""

from itertools import product

import pytest
from django.forms.models import model_to_dict
from django.utils import timezone

from sanfang.actors import Party, system
from sanfang.agreements import workflow
from sanfang.agreements.actions.moving import move
from sanfang.agreements.errors import NotNow, NotYours
from sanfang.agreements.models import Agreement
from sanfang.agreements.states import WAITING_FOR_THE_GRADUATE, State

# Who may take which step at all, written out by hand: the table is what is being tested.
ENTITLED = {
    "accept": {"zhang"},
    "confirm": {"zhang"},
    "decline": {"zhang"},
    "disown": {"zhang"},
    "withdraw": {"mo"},
    "approve": {"teacher", "administrator"},
    "reject": {"teacher", "administrator"},
    "pass_on": {"teacher"},
    "reject_in_department": {"teacher"},
    "approve_finally": {"administrator"},
    "reject_finally": {"administrator"},
    "terminate": {"counsellor", "administrator"},
    "unlock": {"administrator"},
    "expire": {"the platform"},
}
FROM = {
    "accept": {"proposed"},
    "confirm": {"awaiting_confirmation"},
    "decline": {"proposed"},
    "withdraw": {"proposed"},
    "disown": {
        "proposed",
        "awaiting_confirmation",
        "awaiting_school",
        "awaiting_department",
        "awaiting_final",
    },
    "expire": {"proposed", "awaiting_confirmation"},
    "approve": {"awaiting_school"},
    "reject": {"awaiting_school"},
    "pass_on": {"awaiting_department"},
    "reject_in_department": {"awaiting_department"},
    "approve_finally": {"awaiting_final"},
    "reject_finally": {"awaiting_final"},
    "terminate": {"in_force"},
    "unlock": {"in_force"},
}
EVERYBODY = (
    "zhang", "li", "wang", "zhou", "mo", "ann", "teacher", "counsellor", "administrator",
    "teacher_of_another_department", "administrator_of_another_school", "officer", "the platform",
)  # fmt: skip


def put_into(agreement: Agreement, state: State) -> None:
    """Set the scene behind the workflow's back, as only a test may."""
    reason = "材料不全" if state == State.REJECTED else ""
    confirm_by = timezone.now() + timezone.timedelta(days=1) if state in WAITING_FOR_THE_GRADUATE else None
    Agreement.objects.filter(pk=agreement.pk).update(
        state=state, reason=reason, confirm_by=confirm_by, passed_on_at=timezone.now()
    )
    agreement.refresh_from_db()


def row(agreement: Agreement) -> dict:
    return model_to_dict(Agreement.objects.get(pk=agreement.pk))


@pytest.mark.parametrize("step", workflow.STEPS, ids=lambda step: f"{step.name}-{step.target}")
def test_only_what_the_table_lists_happens(cast, signed, step):
    for state, who in product(State, EVERYBODY):
        put_into(signed, state)
        before = row(signed)
        actor = system() if who == "the platform" else cast.actor(who)
        entitled = who in ENTITLED[step.name]
        if entitled and state in FROM[step.name]:
            continue
        with pytest.raises(NotNow if entitled else NotYours):
            move(signed, step, actor=actor, reason="理由充分")
        assert row(signed) == before, f"{who} moved it from {state}"


@pytest.mark.parametrize("step", workflow.STEPS, ids=lambda step: f"{step.name}-{step.target}")
def test_everybody_entitled_can_take_the_step(cast, signed, step):
    for who in sorted(ENTITLED[step.name]):
        for state in sorted(FROM[step.name]):
            put_into(signed, State(state))
            actor = system() if who == "the platform" else cast.actor(who)

            move(signed, step, actor=actor, reason="理由充分")

            assert Agreement.objects.get(pk=signed.pk).state == step.target
            # The next turn of this loop is another telling of the same event: the outbox takes one only.


def test_the_steps_offered_to_a_party_are_those_it_may_take():
    for state in State:
        for party in Party:
            for role in (None, *workflow.Role):
                offered = {step.name for step in workflow.steps_open_to(party, role, state)}
                assert offered == {
                    step.name
                    for step in workflow.STEPS
                    if step.by == party
                    and state in FROM[step.name]
                    and (not step.roles or role in step.roles)
                }
