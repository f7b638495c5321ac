"""Answering, withdrawing, deciding and the clock, about one request in the same moment: one of them is first, the
others are told so; nothing is decided twice, and no answer is lost."""

from functools import partial

import pytest
from django.utils import timezone

from sanfang.actors import Actor, Party
from sanfang.agreements import actions
from sanfang.agreements.models import Agreement, TerminationRequest
from sanfang.audit.models import Entry
from sanfang.audit.verifying import verify_all
from sanfang.uploads.models import StoredFile
from tests.cast import Cast, a_graduate
from tests.races.crowd import at_once
from tests.races.test_waiting_for_each_other import outcome

PAIRS = 8
ROUNDS = 3


def a_letter() -> StoredFile:
    return StoredFile.objects.create(
        file="a/letter.pdf", media_type="application/pdf", suffix=".pdf", size=9, sha256="1" * 64
    )


def herself(request: TerminationRequest) -> Actor:
    graduate = request.agreement.graduate
    return Actor(Party.GRADUATE, graduate.name, graduate_id=graduate.pk)


@pytest.fixture
def asked(cast: Cast) -> list[TerminationRequest]:
    """The company wants all of them to end; each graduate is to answer."""
    names = ["赵钱孙李周吴郑王"[number] + "同学" for number in range(PAIRS)]
    graduates = [a_graduate(cast.computing, cast.plan, name) for name in names]
    return [
        actions.apply_for_termination(
            cast.approve(cast.sign(graduate)),
            actor=cast.actor("mo"),
            reason_code="07",
            reason="业务调整",
            words="岗位取消",
            files=[a_letter()],
        )
        for graduate in graduates
    ]


def rows(request: TerminationRequest) -> list[tuple[str, str]]:
    mine = Entry.objects.filter(subject_type="agreements.terminationrequest", subject_id=str(request.pk))
    return [(act.removeprefix("agreement."), new) for act, new in mine.values_list("act", "new")]


def fresh(request: TerminationRequest) -> TerminationRequest:
    return TerminationRequest.objects.select_related("agreement__graduate").get(pk=request.pk)


@pytest.mark.slow
@pytest.mark.parametrize("_", range(ROUNDS))
def test_accept_answer_withdraw_and_decide_at_once(cast: Cast, asked, _):
    acts = [
        act
        for one in asked
        for act in (
            partial(actions.consent_to_termination, fresh(one), actor=herself(one)),
            partial(actions.object_to_termination, fresh(one), actor=herself(one), reason="没有商量过"),
            partial(actions.withdraw_termination, fresh(one), actor=cast.actor("mo")),
            partial(actions.agree_termination, fresh(one), actor=cast.actor("counsellor")),
            partial(
                actions.refuse_termination, fresh(one), actor=cast.actor("administrator"), reason="先协商"
            ),
        )
    ]

    at_once([partial(outcome, act) for act in acts])

    for request in map(fresh, asked):
        told = [act for act, _ in rows(request)]
        answers = {"consent_to_termination", "object_to_termination"} & set(told)
        ends = {"withdraw_termination", "agree_termination", "refuse_termination"} & set(told)
        assert (len(answers) <= 1, len(ends) <= 1, len(told)) == (True, True, 1 + len(answers) + len(ends))
        assert bool(request.reply) == bool(answers)
        assert request.is_open == (not ends)
        is_over = Agreement.objects.get(pk=request.agreement_id).state == "terminated"
        assert is_over == (request.state == "agreed")
        # Nobody decides before there was an answer.
        assert answers or not ends - {"withdraw_termination"}
    assert list(verify_all()) == []


@pytest.mark.slow
@pytest.mark.parametrize("_", range(ROUNDS))
def test_an_answer_and_the_clock_never_both_win(cast: Cast, asked, _):
    now = timezone.now()
    TerminationRequest.objects.update(answer_by=now)

    at_once(
        [
            act
            for one in asked
            for act in (
                partial(outcome, partial(actions.consent_to_termination, fresh(one), actor=herself(one))),
                actions.lapse_unanswered_terminations,
                partial(
                    outcome,
                    partial(actions.agree_termination, fresh(one), actor=cast.actor("counsellor")),
                ),
            )
        ]
    )

    for request in map(fresh, asked):
        told = [act for act, _ in rows(request)]
        assert told.count("lapse_termination") == 1
        assert "consent_to_termination" not in told
        assert (request.state, request.reply) == ("agreed", "silent")
    assert list(verify_all()) == []


@pytest.mark.slow
@pytest.mark.parametrize("_", range(ROUNDS))
def test_both_sides_ask_in_the_same_moment_and_one_request_stands(cast: Cast, asked, _):
    for one in asked:
        actions.withdraw_termination(one, actor=cast.actor("mo"))

    answers = at_once(
        [
            partial(
                outcome,
                partial(
                    actions.apply_for_termination,
                    Agreement.objects.get(pk=one.agreement_id),
                    actor=actor,
                    reason_code="06",
                    reason="双方协商",
                    words="请同意",
                    files=[a_letter()],
                ),
            )
            for one in asked
            for actor in (herself(one), cast.actor("mo"))
        ]
    )

    assert sorted(answers) == ["TerminationAlreadyOpen"] * PAIRS + ["done"] * PAIRS
    assert TerminationRequest.objects.undecided().count() == PAIRS
    assert list(verify_all()) == []
