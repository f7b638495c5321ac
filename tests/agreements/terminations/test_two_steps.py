"""A termination decided by two people of the school: a counsellor first, an administrator last (decision 0026)."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from sanfang.actors import Role, system
from sanfang.agreements import actions
from sanfang.agreements import termination_workflow as workflow
from sanfang.agreements.actions import ending as acts
from sanfang.agreements.errors import (
    AnswerStillDue,
    DepartmentFirst,
    NotYours,
    SecondPersonNeeded,
    TerminationDecided,
)
from sanfang.agreements.history import history_of
from sanfang.agreements.models import Agreement, TerminationRequest
from sanfang.agreements.termination_states import TerminationState
from sanfang.institutions.models import Policy
from sanfang.notices.models import Notice
from sanfang.refusal import Refusal
from sanfang.turns import turn_of

# From where to where, and who, written out by hand: the table is what is being tested.
MOVES = {
    "consent_to_termination": ({"asked"}, "department", {"mo"}),
    "object_to_termination": ({"asked", "department", "final"}, "department", {"mo"}),
    "lapse_termination": ({"asked"}, "department", {"the platform"}),
    "withdraw_termination": ({"asked", "department", "final"}, "withdrawn", {"zhang"}),
    "pass_on_termination": ({"department"}, "final", {"counsellor"}),
    "refuse_termination_in_department": ({"department"}, "refused", {"counsellor"}),
    "agree_termination": ({"final"}, "agreed", {"administrator"}),
    "refuse_termination": ({"final"}, "refused", {"administrator"}),
    "end_termination_by_unlocking": ({"asked", "department", "final"}, "agreed", {"administrator"}),
    "record_consent_to_termination": ({"department"}, "department", {"counsellor"}),
}
SOMEBODY = ("zhang", "mo", "counsellor", "administrator", "teacher", "officer", "the platform")


@pytest.fixture
def by_two(cast):
    return Policy.objects.create(school=cast.school, termination_steps=2)


@pytest.fixture
def request_(by_two, ending) -> TerminationRequest:
    """The graduate asks, with the employer's letter in hand."""
    return ending.ask(asks_other_side=False)


@pytest.fixture
def passed_on(ending, request_) -> TerminationRequest:
    ending.agree(request_, "counsellor")
    return request_


def put_into(request: TerminationRequest, state: str) -> None:
    """Set the scene behind the workflow's back, as only a test may."""
    TerminationRequest.objects.filter(pk=request.pk).update(
        state=state,
        reply="",
        reply_reason="",
        answer_by=timezone.now() + timezone.timedelta(days=1),
        answer="理由" if state == "refused" else "",
        passed_on_at=timezone.now(),
    )
    request.refresh_from_db()


@pytest.mark.parametrize("name", MOVES)
def test_only_what_the_table_lists_happens(cast, request_, name):
    sources, target, entitled = MOVES[name]
    for state in TerminationState.values:
        for who in SOMEBODY:
            put_into(request_, state)
            actor = system() if who == "the platform" else cast.actor(who)
            said = {"reply": "objects"} if name == "object_to_termination" else {}
            if who in entitled and state in sources:
                acts.take(request_, name, actor=actor, reason="理由充分", **said)
                assert TerminationRequest.objects.get().state == target
                continue
            with pytest.raises(Refusal) as refused:
                acts.take(request_, name, actor=actor, reason="理由充分", **said)
            assert isinstance(refused.value, NotYours) is (who not in entitled)


def test_the_counsellors_yes_only_passes_it_on(cast, passed_on):
    assert (passed_on.state, passed_on.passed_on_by) == ("final", cast.users["counsellor"])
    assert Agreement.objects.get().state == "in_force"


def test_the_administrators_yes_ends_the_agreement_and_the_history_names_both(cast, ending, passed_on):
    ending.agree(passed_on, "administrator")

    assert Agreement.objects.get().state == "terminated"
    assert [(one.words, one.who) for one in history_of(passed_on.agreement)][-3:] == [
        ("申请解约", "张䶮"),
        ("初审同意解约", "counsellor"),
        ("同意解约", "administrator"),
    ]


@pytest.mark.parametrize(("state", "by"), [("request_", "counsellor"), ("passed_on", "administrator")])
def test_either_of_the_two_says_no_and_the_agreement_stands(ending, request, state, by):
    asked = request.getfixturevalue(state)

    ending.refuse(asked, by)

    assert (asked.state, asked.answer, Agreement.objects.get().state) == (
        "refused",
        "双方请先协商",
        "in_force",
    )
    assert Notice.objects.get(party="graduate", title__startswith="学校不同意").body.startswith(
        "双方请先协商"
    )


def test_the_administrator_waits_for_the_department(ending, request_):
    with pytest.raises(DepartmentFirst):
        ending.agree(request_, "administrator")


def test_who_gave_the_first_opinion_never_gives_the_last_whatever_he_became(cast, passed_on):
    promoted = replace(cast.actor("counsellor"), role=Role.ADMINISTRATOR, department_ids=None)

    with pytest.raises(SecondPersonNeeded):
        actions.agree_termination(passed_on, actor=promoted)
    with pytest.raises(SecondPersonNeeded):
        actions.refuse_termination(passed_on, actor=promoted, reason="理由充分")

    assert list(TerminationRequest.objects.waiting_for(promoted)) == []


def test_the_database_insists_on_two_people(cast, passed_on):
    with pytest.raises(IntegrityError), transaction.atomic():
        TerminationRequest.objects.update(state="agreed", decided_by=cast.users["counsellor"])


def test_a_counsellor_who_comes_too_late_is_told_who_was_faster(ending, passed_on):
    with pytest.raises(TerminationDecided, match="您已办理「初审同意解约」"):
        ending.agree(passed_on, "counsellor")


def test_an_objection_during_the_last_step_brings_it_back_to_the_department(ending, passed_on):
    ending.object(passed_on)

    assert (passed_on.state, passed_on.passed_on_by, passed_on.reply) == ("department", None, "objects")


def test_silence_leads_to_the_department_swept_or_not(cast, by_two, ending, time_machine):
    asked = ending.ask()
    with pytest.raises(AnswerStillDue):
        ending.agree(asked, "counsellor")
    time_machine.move_to(asked.answer_by)

    title = turn_of(asked).for_reader(cast.actor("counsellor").party).title
    ending.agree(asked, "counsellor")

    assert title == "请初审解约申请"
    assert (asked.state, asked.reply) == ("final", "silent")


def test_what_waits_when_the_rule_changes_goes_on_as_it_began(ending, by_two, passed_on):
    Policy.objects.update(termination_steps=1)

    ending.agree(passed_on, "administrator")

    assert passed_on.state == "agreed"


def test_each_sees_in_the_queue_what_is_his_to_decide(cast, passed_on):
    waiting = {
        who: TerminationRequest.objects.waiting_for(cast.actor(who)).count()
        for who in ("counsellor", "administrator", "teacher")
    }

    assert waiting == {"counsellor": 0, "administrator": 1, "teacher": 0}


@pytest.mark.parametrize(
    ("role", "steps", "yes"),
    [
        (Role.COUNSELLOR, 1, workflow.AGREE),
        (Role.ADMINISTRATOR, 1, workflow.AGREE),
        (Role.COUNSELLOR, 2, workflow.PASS_ON),
        (Role.ADMINISTRATOR, 2, workflow.AGREE),
    ],
)
def test_what_a_yes_means_follows_from_the_role_and_the_rule(role, steps, yes):
    assert workflow.yes_of(steps, role) == yes
