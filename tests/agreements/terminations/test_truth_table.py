"""Every state of a request × every step × everybody, for both sides that ask (promises P17)."""

from datetime import timedelta
from itertools import product

import pytest
from django.db import IntegrityError, transaction
from django.forms.models import model_to_dict
from django.utils import timezone

from sanfang.actors import Party, system
from sanfang.agreements import termination_workflow as workflow
from sanfang.agreements.actions import ending as acts
from sanfang.agreements.errors import NotYours
from sanfang.agreements.models import TerminationMaterial, TerminationRequest
from sanfang.agreements.termination_states import TerminationState
from sanfang.refusal import Refusal
from tests.agreements.terminations.conftest import a_letter

DECIDERS = {"counsellor", "administrator"}
ASKER, OTHER_SIDE = {"graduate": "zhang", "employer": "mo"}, {"graduate": "mo", "employer": "zhang"}
# From where to where, written out by hand: the table is what is being tested.
MOVES = {
    "consent_to_termination": ({"asked"}, "open"),
    "object_to_termination": ({"asked", "open"}, "open"),
    "lapse_termination": ({"asked"}, "open"),
    "withdraw_termination": ({"asked", "open"}, "withdrawn"),
    "agree_termination": ({"open"}, "agreed"),
    "refuse_termination": ({"open"}, "refused"),
    "end_termination_by_unlocking": ({"asked", "open"}, "agreed"),
    "record_consent_to_termination": ({"open"}, "open"),
}
EVERYBODY = (
    "zhang", "li", "wang", "zhou", "mo", "ann", "teacher", "counsellor", "administrator",
    "teacher_of_another_department", "administrator_of_another_school", "officer", "the platform",
)  # fmt: skip


def entitled(name: str, side: str) -> set[str]:
    """Who may take the step at all, of a request by this side."""
    return {
        "consent_to_termination": {OTHER_SIDE[side]},
        "object_to_termination": {OTHER_SIDE[side]},
        "lapse_termination": {"the platform"},
        "withdraw_termination": {ASKER[side]},
        "agree_termination": DECIDERS,
        "refuse_termination": DECIDERS,
        "end_termination_by_unlocking": {"administrator"},
        "record_consent_to_termination": DECIDERS if side == "graduate" else set(),
    }[name]


@pytest.fixture
def request_(ending, side) -> TerminationRequest:
    return ending.ask(side)


def put_into(request: TerminationRequest, state: str) -> None:
    """Set the scene behind the workflow's back, as only a test may."""
    TerminationRequest.objects.filter(pk=request.pk).update(
        state=state,
        reply="",
        reply_reason="",
        answer="理由" if state == "refused" else "",
        passed_on_at=timezone.now(),
    )
    request.refresh_from_db()


def row(request: TerminationRequest) -> dict:
    return model_to_dict(TerminationRequest.objects.get(pk=request.pk))


def take(cast, request: TerminationRequest, name: str, who: str) -> None:
    actor = system() if who == "the platform" else cast.actor(who)
    reply = {"consent_to_termination": "consents", "object_to_termination": "objects"}.get(name)
    acts.take(request, name, actor=actor, reason="理由充分", **({"reply": reply} if reply else {}))


@pytest.mark.parametrize("name", MOVES)
def test_only_what_the_table_lists_happens(cast, request_, side, name):
    for state, who in product(TerminationState.values, EVERYBODY):
        put_into(request_, state)
        before = row(request_)
        is_entitled = who in entitled(name, side)
        if is_entitled and state in MOVES[name][0]:
            continue
        with pytest.raises(Refusal) as refused:
            take(cast, request_, name, who)
        assert isinstance(refused.value, NotYours) is not is_entitled
        assert row(request_) == before, f"{who} moved it from {state}"


@pytest.mark.parametrize("name", MOVES)
def test_everybody_entitled_can_take_the_step(cast, request_, side, name):
    sources, target = MOVES[name]
    for who in sorted(entitled(name, side)):
        for state in sorted(sources):
            put_into(request_, state)

            take(cast, request_, name, who)

            assert TerminationRequest.objects.get().state == target


def test_what_the_asker_wrote_is_never_written_over(cast, request_, side):
    for name in MOVES:
        for who in sorted(entitled(name, side)):
            put_into(request_, min(MOVES[name][0]))
            take(cast, request_, name, who)

            assert (request_.reason, request_.words) == ("只给学校看的原因", "给对方看的话")


def test_the_steps_offered_to_a_party_are_those_it_may_take(side):
    for state in TerminationState.values:
        may_withdraw = state in {"asked", "open", "department", "final"}
        assert workflow.names_open_to(side, Party(side), None, state) == (
            {"withdraw_termination"} if may_withdraw else set()
        )


def test_the_database_keeps_one_undecided_request_per_agreement(request_, side):
    later = timezone.now() + timedelta(days=7)
    for state, answer_by in (("asked", later), ("open", None)):
        with pytest.raises(IntegrityError), transaction.atomic():
            TerminationRequest.objects.create(
                agreement=request_.agreement, asked_by=side, state=state, answer_by=answer_by
            )


@pytest.mark.parametrize(
    "nonsense",
    [
        {"state": "forgotten"},
        {"asked_by": "school"},
        {"asked_by": ""},
        {"reply": "maybe", "state": "open"},
        {"reply": "objects", "state": "open", "reply_reason": ""},
        {"answer_by": None},
        {"reply": "consents"},
        {"reply": "silent", "state": "open", "answer_by": None},
        {"state": "refused", "answer": ""},
    ],
)
def test_the_database_refuses_what_cannot_be(request_, nonsense):
    with pytest.raises(IntegrityError), transaction.atomic():
        TerminationRequest.objects.filter(pk=request_.pk).update(**nonsense)


def test_the_database_knows_who_gave_a_file(request_):
    with pytest.raises(IntegrityError), transaction.atomic():
        TerminationMaterial.objects.create(request=request_, file=a_letter(), given_by="system")
