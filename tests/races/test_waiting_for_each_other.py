"""Nobody waits in a circle: whatever is decided about the same graduates at the same moment, each act is done or
refused, and none ends in a deadlock. On SQLite all wait in one queue; PostgreSQL is where this can fail.
"""

from collections.abc import Callable
from functools import partial

import pytest

from sanfang.actors import Actor, Party
from sanfang.agreements import actions
from sanfang.agreements.models import Agreement, TerminationRequest
from sanfang.audit.verifying import verify_all
from sanfang.graduates import actions as records
from sanfang.graduates.actions import correcting
from sanfang.graduates.models import Correction, Graduate, RecordChange
from sanfang.refusal import Refusal
from sanfang.uploads.models import StoredFile
from tests.cast import Cast, a_graduate
from tests.races.crowd import at_once

GRADUATES = 8
ROUNDS = 3


@pytest.fixture
def many(cast) -> list[Graduate]:
    return [
        a_graduate(cast.computing, cast.plan, "赵钱孙李周吴郑王"[number] + "同学")
        for number in range(GRADUATES)
    ]


def herself(graduate: Graduate) -> Actor:
    return Actor(Party.GRADUATE, graduate.name, graduate_id=graduate.pk)


def a_letter() -> StoredFile:
    return StoredFile.objects.create(
        file="a/letter.pdf", media_type="application/pdf", suffix=".pdf", size=9, sha256="1" * 64
    )


def outcome(act: Callable[[], object]) -> str:
    """Done, or refused in words; a database error is raised."""
    try:
        act()
    except Refusal as refusal:
        return type(refusal).__name__
    return "done"


def rush(acts: list[Callable[[], object]]) -> list[str]:
    return at_once([partial(outcome, act) for act in acts])


@pytest.mark.slow
@pytest.mark.parametrize("_", range(ROUNDS))
def test_batches_and_single_decisions_about_the_same_agreements(cast: Cast, many, _):
    agreements = [cast.sign(graduate) for graduate in many]
    ids = [agreement.pk for agreement in agreements]
    teacher, administrator = cast.actor("teacher"), cast.actor("administrator")

    rush(
        [partial(actions.approve_all, ids, actor=one) for one in (teacher, administrator)]
        + [partial(actions.disown, one, actor=herself(one.graduate)) for one in agreements[::2]]
        + [partial(actions.approve, one, actor=teacher) for one in agreements[::-1]]
    )

    assert {one.state for one in Agreement.objects.all()} <= {"in_force", "disowned"}
    assert list(verify_all()) == []


@pytest.mark.slow
@pytest.mark.parametrize("_", range(ROUNDS))
def test_corrections_and_decisions_about_the_same_graduates(cast: Cast, many, _):
    agreements = [cast.sign(graduate) for graduate in many]
    for graduate in many:
        correcting.report(graduate, actor=herself(graduate), field="qq", proposed="30003")
    corrections = list(Correction.objects.select_related("graduate"))

    rush(
        [partial(correcting.accept, one, actor=cast.actor("teacher")) for one in corrections]
        + [partial(actions.approve, one, actor=cast.actor("administrator")) for one in agreements]
        + [
            partial(
                records.change,
                graduate,
                {"home_postcode": "241001"},
                way=RecordChange.Way.EDIT,
                actor=cast.actor("administrator"),
            )
            for graduate in many
        ]
    )

    assert set(
        Graduate.objects.filter(pk__in=[one.pk for one in many]).values_list("qq", "home_postcode")
    ) == {("30003", "241001")}
    assert {one.state for one in Agreement.objects.all()} == {"in_force"}


@pytest.mark.slow
@pytest.mark.parametrize("_", range(ROUNDS))
def test_agreeing_applying_unlocking_and_signing_anew_in_the_same_moment(cast: Cast, many, _):
    agreements = [cast.approve(cast.sign(graduate)) for graduate in many]
    requests = [_apply(one, a_letter()) for one in agreements]
    letters = [a_letter() for _ in agreements]

    rush(
        [
            act
            for agreement, request, letter in zip(agreements, requests, letters, strict=True)
            for act in (
                partial(actions.agree_termination, request, actor=cast.actor("counsellor")),
                partial(_apply, agreement, letter),
                partial(cast.sign, agreement.graduate, by="ann"),
                partial(
                    actions.unlock, agreement.graduate, actor=cast.actor("administrator"), reason="去向有误"
                ),
            )
        ]
    )

    assert set(TerminationRequest.objects.values_list("state", flat=True)) == {"agreed"}
    assert {one.state for one in Agreement.objects.filter(employer=cast.employers["mo"])} == {"terminated"}
    assert list(verify_all()) == []


def _apply(agreement: Agreement, letter: StoredFile) -> TerminationRequest:
    return actions.apply_for_termination(
        agreement,
        actor=herself(agreement.graduate),
        reason_code="04",
        reason="单位同意解约",
        files=[letter],
    )
