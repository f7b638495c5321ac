"""Termination: asked for by the graduate, decided by the school (manual G1–G3; promises C01–C08)."""

import pytest

from sanfang.actors import Party
from sanfang.agreements import actions
from sanfang.agreements.errors import (
    AlreadyEmployed,
    AnswerFirst,
    MaterialMissing,
    NothingToUnlock,
    NotNow,
    NotYours,
    ReviewFirst,
    TerminationAlreadyOpen,
    TerminationDecided,
)
from sanfang.agreements.history import history_of
from sanfang.agreements.models import TerminationRequest
from sanfang.destinations.models import Destination
from sanfang.institutions.models import Policy
from sanfang.institutions.policies import Confirmation
from sanfang.notices.models import Notice
from sanfang.reasons import ReasonMissing
from sanfang.uploads.models import StoredFile


def a_letter() -> StoredFile:
    return StoredFile.objects.create(
        file="a/letter.pdf",
        media_type="application/pdf",
        suffix=".pdf",
        size=9,
        sha256="1" * 64,
        original_name="解约函.pdf",
    )


def apply(cast, agreement, *, by="zhang", files=None, reason="单位同意解约"):
    return actions.apply_for_termination(
        agreement,
        actor=cast.actor(by),
        reason_code="04",
        reason=reason,
        files=[a_letter()] if files is None else files,
    )


def test_it_stays_in_force_until_the_school_agrees(cast, in_force):
    request = apply(cast, in_force)

    in_force.refresh_from_db()
    assert (request.state, in_force.state) == ("open", "in_force")


def test_the_employer_is_told_that_it_is_asked_for_and_not_why(cast, in_force):
    actions.refuse_termination(
        apply(cast, in_force, reason="单位拖欠工资"), actor=cast.actor("counsellor"), reason="请先协商"
    )
    actions.withdraw_termination(apply(cast, in_force, reason="家里有人生病"), actor=cast.actor("zhang"))

    told = " ".join(str(one) for one in Notice.objects.filter(party="employer").values_list("title", "body"))
    read = " ".join(str(one) for one in history_of(in_force, Party.EMPLOYER))
    for secret in ("单位拖欠工资", "家里有人生病", "请先协商"):
        assert secret not in told + read
    assert "申请与" in told
    assert "申请解约" in read
    assert "单位拖欠工资" in " ".join(str(one) for one in history_of(in_force))


def test_agreeing_ends_it_and_frees_the_graduate(cast, in_force):
    actions.agree_termination(apply(cast, in_force), actor=cast.actor("counsellor"))

    in_force.refresh_from_db()
    assert in_force.state == "terminated"
    assert Destination.objects.get(graduate=cast.zhang).code == "70"
    assert cast.sign(by="ann").state == "awaiting_school"


def test_refusing_leaves_the_agreement_as_it_was(cast, in_force):
    request = apply(cast, in_force)

    actions.refuse_termination(request, actor=cast.actor("counsellor"), reason="缺少单位盖章")

    in_force.refresh_from_db()
    assert (in_force.state, request.state, request.answer) == ("in_force", "refused", "缺少单位盖章")


@pytest.mark.parametrize("stranger", ["li", "zhou", "ann", "counsellor", "administrator", "officer"])
def test_c01_nobody_applies_for_somebody_else(cast, in_force, stranger):
    with pytest.raises(NotYours):
        apply(cast, in_force, by=stranger)


def test_c02_without_material_it_is_refused(cast, in_force):
    with pytest.raises(MaterialMissing):
        apply(cast, in_force, files=[])


def test_c03_refusing_without_a_reason_is_refused(cast, in_force):
    request = apply(cast, in_force)

    with pytest.raises(ReasonMissing):
        actions.refuse_termination(request, actor=cast.actor("counsellor"), reason=" ")

    assert TerminationRequest.objects.get().state == "open"


def test_c04_it_is_decided_once(cast, in_force):
    request = apply(cast, in_force)
    actions.agree_termination(TerminationRequest.objects.get(), actor=cast.actor("counsellor"))

    for late in (
        lambda: actions.agree_termination(request, actor=cast.actor("administrator")),
        lambda: actions.withdraw_termination(request, actor=cast.actor("zhang")),
        lambda: actions.refuse_termination(request, actor=cast.actor("counsellor"), reason="太晚了"),
    ):
        with pytest.raises(TerminationDecided):
            late()


def test_one_request_at_a_time(cast, in_force):
    apply(cast, in_force)

    with pytest.raises(TerminationAlreadyOpen):
        apply(cast, in_force)


def test_a_withdrawn_request_can_be_made_again(cast, in_force):
    actions.withdraw_termination(apply(cast, in_force), actor=cast.actor("zhang"))

    assert apply(cast, in_force).is_open


def test_c05_nobody_signs_while_a_termination_is_open(cast, in_force):
    apply(cast, in_force)
    cast.zhang.refresh_from_db()

    with pytest.raises(AlreadyEmployed):
        cast.sign(by="ann")


def test_only_an_agreement_in_force_can_be_terminated(cast, signed):
    with pytest.raises(NotNow):
        apply(cast, signed)


@pytest.mark.parametrize("outsider", ["teacher", "administrator_of_another_school", "mo", "zhang", "officer"])
def test_only_the_school_s_deciders_decide(cast, in_force, outsider):
    request = apply(cast, in_force)

    with pytest.raises(NotYours):
        actions.agree_termination(request, actor=cast.actor(outsider))


def test_c08_an_employer_has_no_way_to_end_it(cast, in_force):
    from sanfang.agreements.workflow import steps_open_to

    assert steps_open_to(cast.actor("mo").party, None, in_force.state) == ()


def test_unlocking_sets_the_destination_back_and_ends_the_agreement(cast, in_force):
    actions.unlock(cast.zhang, actor=cast.actor("administrator"), reason="单位已注销")

    in_force.refresh_from_db()
    assert (in_force.state, in_force.reason) == ("terminated", "单位已注销")
    assert Destination.objects.get(graduate=cast.zhang).code == "70"


def test_unlocking_closes_an_open_request_with_it(cast, in_force):
    apply(cast, in_force)

    actions.unlock(cast.zhang, actor=cast.actor("administrator"), reason="单位已注销")

    assert TerminationRequest.objects.get().state == "agreed"


def test_unlocking_waits_for_the_review(cast, signed):
    with pytest.raises(ReviewFirst):
        actions.unlock(cast.zhang, actor=cast.actor("administrator"), reason="单位已注销")


def test_unlocking_waits_for_the_graduate_s_word_and_says_so(cast):
    Policy.objects.create(province=cast.province, confirmation=Confirmation.BEFORE_APPROVAL)
    cast.sign()

    with pytest.raises(AnswerFirst, match="非本人签约"):
        actions.unlock(cast.zhang, actor=cast.actor("administrator"), reason="单位已注销")


def test_there_must_be_something_to_unlock(cast):
    with pytest.raises(NothingToUnlock):
        actions.unlock(cast.zhang, actor=cast.actor("administrator"), reason="单位已注销")


@pytest.mark.parametrize(
    "outsider", ["teacher", "counsellor", "administrator_of_another_school", "officer", "zhang"]
)
def test_only_the_administrator_unlocks(cast, in_force, outsider):
    with pytest.raises(NotYours):
        actions.unlock(cast.zhang, actor=cast.actor(outsider), reason="单位已注销")
