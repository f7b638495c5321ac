"""Ending an agreement and signing the next one in the same moment: one after the other, in some order (C06)."""

import pytest

from sanfang.agreements import actions
from sanfang.agreements.models import Agreement
from sanfang.agreements.states import State
from sanfang.audit.verifying import verify_all
from sanfang.destinations.models import Destination
from sanfang.uploads.models import StoredFile
from tests.races.crowd import CLEAN, Visitor, at_once
from tests.races.signers import tap_of_recruiter

ROUNDS = 4
YES = {"decision": "yes", "reason": ""}


@pytest.fixture
def request_page(cast, in_force) -> str:
    """The page of a termination request of the agreement in force."""
    letter = StoredFile.objects.create(
        file="a/letter.pdf", media_type="application/pdf", suffix=".pdf", size=9, sha256="1" * 64
    )
    request = actions.apply_for_termination(
        in_force,
        actor=cast.actor("zhang"),
        reason_code="04",
        reason="单位同意解约，另谋发展",
        files=[letter],
    )
    return f"/school/terminations/{request.pk}/"


@pytest.fixture
def opened(cast, signed) -> list:
    """Ann and Mo have read the text while the graduate was free, and are about to sign: the state changed since."""
    Agreement.objects.filter(pk=signed.pk).update(state=State.REJECTED, reason="准备")
    taps = [tap_of_recruiter(cast.users[name], cast.positions[name], cast.zhang) for name in ("mo", "ann")]
    Agreement.objects.filter(pk=signed.pk).update(state=State.AWAITING_SCHOOL, reason="")
    return taps


@pytest.mark.slow
@pytest.mark.parametrize("round_", range(ROUNDS))
def test_C06_agreeing_to_an_end_and_signing_anew_never_leave_two(
    cast, opened, in_force, request_page, round_
):
    counsellor = Visitor(cast.users["counsellor"])
    acts = [lambda: counsellor.post(request_page, **YES), *opened]

    answers = at_once(acts[round_ % 3 :] + acts[: round_ % 3] + opened * 4)

    assert {answer.status_code for answer in answers} <= CLEAN
    assert Agreement.objects.get(pk=in_force.pk).state == State.TERMINATED
    assert Agreement.objects.live().filter(graduate=cast.zhang).count() <= 1
    assert Destination.objects.get(graduate=cast.zhang).code == "70"
    assert list(verify_all()) == []


@pytest.mark.slow
def test_C06_once_it_has_ended_the_graduate_can_sign_at_once(cast, opened, in_force, request_page):
    Visitor(cast.users["counsellor"]).post(request_page, **YES)

    answers = at_once(opened * 4)

    assert {answer.status_code for answer in answers} <= CLEAN
    assert Agreement.objects.live().filter(graduate=cast.zhang).count() == 1
