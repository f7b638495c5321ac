"""The promise of the house: however many sign at once, nobody has two live agreements (promises P1).

And its control: with the unique index gone, the same crowd makes doubles. So the test can fail.
"""

from collections.abc import Iterator

import pytest
from django.db import connection

from sanfang.agreements.models import Agreement
from sanfang.audit.models import Entry
from sanfang.audit.verifying import verify_all
from sanfang.notices.models import Notice
from sanfang.recruiting.models import Offer
from tests.races.crowd import CLEAN, at_once
from tests.races.fair import Fair, open_fair

TAPS = 500
TAPS_OF_THE_CONTROL = 160

THE_INDEX = next(
    constraint
    for constraint in Agreement._meta.constraints
    if constraint.name == "one_live_agreement_per_graduate"
)


@pytest.fixture
def fair(cast) -> Fair:
    return open_fair(cast)


@pytest.fixture
def without_the_index(cast) -> Iterator[None]:
    """The guard taken away on purpose, and put back over an empty table."""
    with connection.schema_editor() as editor:
        editor.remove_constraint(Agreement, THE_INDEX)
    yield
    Offer.objects.all()._raw_delete("default")
    Agreement.objects.all()._raw_delete("default")
    with connection.schema_editor() as editor:
        editor.add_constraint(Agreement, THE_INDEX)


def crowd(fair: Fair, size: int) -> list[int]:
    """`size` taps spread evenly over everybody at the fair; the status of each answer."""
    taps = [fair.taps[number % len(fair.taps)] for number in range(size)]
    return [answer.status_code for answer in at_once(taps)]


@pytest.mark.slow
def test_500_signings_over_10_graduates_leave_10_live_agreements(fair):
    answers = crowd(fair, TAPS)

    assert set(answers) <= CLEAN
    assert fair.live() == [1] * 10
    assert Entry.objects.filter(act="agreement.sign").count() == Agreement.objects.count()
    assert Notice.objects.filter(kind="sign", party="graduate").count() == Agreement.objects.count()
    assert list(verify_all()) == []


@pytest.mark.slow
def test_without_the_index_the_same_crowd_makes_doubles(fair, without_the_index):
    crowd(fair, TAPS_OF_THE_CONTROL)

    assert sum(fair.live()) > 10
