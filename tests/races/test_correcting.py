"""A correction is answered, decided and taken back, and its agreement ended, in the same moment: one of them is first,
the others are told so; there is one new revision or none, and never a correction beside an end."""

from functools import partial

import pytest
from django.utils import timezone

from sanfang.actors import Actor, Party
from sanfang.agreements import actions
from sanfang.agreements.details import fingerprint
from sanfang.agreements.models import Agreement, AgreementCorrection, Revision, TerminationRequest
from sanfang.audit.verifying import verify_all
from tests.cast import Cast, a_graduate
from tests.races.crowd import at_once
from tests.races.test_ending import a_letter
from tests.races.test_waiting_for_each_other import outcome

PAIRS = 6


def herself(agreement: Agreement) -> Actor:
    graduate = agreement.graduate
    return Actor(Party.GRADUATE, graduate.name, graduate_id=graduate.pk)


@pytest.fixture
def signed_by_many(cast: Cast) -> list[Agreement]:
    names = ["赵钱孙李周吴"[number] + "同学" for number in range(PAIRS)]
    graduates = [a_graduate(cast.computing, cast.plan, name) for name in names]
    return [cast.approve(cast.sign(graduate)) for graduate in graduates]


def propose(agreement: Agreement, actor: Actor) -> AgreementCorrection:
    return actions.propose_correction(
        Agreement.objects.get(pk=agreement.pk),
        actor=actor,
        shown_sha256=agreement.details_sha256,
        values={"position_title": "高级软件工程师"},
        reason="岗位名称少写了两个字",
    )


def end(agreement: Agreement, actor: Actor) -> TerminationRequest:
    return actions.apply_for_termination(
        Agreement.objects.get(pk=agreement.pk),
        actor=actor,
        reason_code="06",
        reason="双方协商",
        words="请同意",
        files=[a_letter()],
    )


def fresh(correction: AgreementCorrection) -> AgreementCorrection:
    return AgreementCorrection.objects.select_related("agreement__graduate").get(pk=correction.pk)


@pytest.mark.slow
def test_two_decide_one_takes_it_back_and_the_administrator_unlocks_at_once(cast: Cast, signed_by_many):
    corrections = [propose(one, herself(one)) for one in signed_by_many]
    for one in corrections:
        actions.agree_to_correction(one, actor=cast.mo)
    acts = [
        act
        for one in corrections
        for act in (
            partial(actions.carry_out_correction, fresh(one), actor=cast.teacher),
            partial(actions.carry_out_correction, fresh(one), actor=cast.administrator),
            partial(actions.refuse_correction, fresh(one), actor=cast.administrator, reason="与函件不符"),
            partial(actions.withdraw_correction, fresh(one), actor=herself(one.agreement)),
            partial(actions.unlock, one.agreement.graduate, actor=cast.administrator, reason="去向有误"),
        )
    ]

    at_once([partial(outcome, act) for act in acts])

    for one in map(fresh, corrections):
        agreement, kept = one.agreement, Revision.objects.filter(agreement=one.agreement).count()
        is_done = one.state == "done"
        assert (one.is_open, agreement.state) == (False, "terminated")
        assert (agreement.revision, kept) == ((2, 1) if is_done else (1, 0))
        assert agreement.details_sha256 == fingerprint(agreement.details_text)
    assert list(verify_all()) == []


@pytest.mark.slow
def test_an_end_and_a_correction_are_never_asked_for_together(cast: Cast, signed_by_many):
    acts = [
        act
        for one in signed_by_many
        for act in (
            partial(propose, one, herself(one)),
            partial(propose, one, cast.teacher),
            partial(end, one, cast.mo),
        )
    ]

    answers = at_once([partial(outcome, act) for act in acts])

    assert answers.count("done") == PAIRS
    assert set(answers) <= {"done", "CorrectionAlreadyOpen", "CorrectionFirst", "TerminationFirst"}
    for one in signed_by_many:
        corrections = AgreementCorrection.objects.filter(agreement=one).count()
        assert corrections + TerminationRequest.objects.filter(agreement=one).count() == 1


@pytest.mark.slow
def test_an_answer_and_the_clock_never_both_win(cast: Cast, signed_by_many):
    corrections = [propose(one, cast.teacher) for one in signed_by_many]
    AgreementCorrection.objects.filter(pk__in=[one.pk for one in corrections[::2]]).update(
        answer_by=timezone.now()
    )
    acts = [
        act
        for one in corrections
        for act in (
            partial(outcome, partial(actions.agree_to_correction, fresh(one), actor=herself(one.agreement))),
            actions.expire_unanswered_corrections,
        )
    ]

    at_once(acts)

    states = [fresh(one).state for one in corrections]
    assert states == ["expired", "awaiting_employer"] * (PAIRS // 2)
    assert list(verify_all()) == []
