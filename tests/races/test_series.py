"""What counts up: the trail of a school, and the numbers of its agreements."""

from django.db import transaction

from sanfang.agreements.numbers import next_number
from sanfang.audit import actions as audit
from sanfang.audit.models import Chain, Entry
from sanfang.audit.verifying import verify_all
from tests.races.crowd import at_once

ROWS = 320


def test_the_trail_stays_whole_when_everybody_writes_at_once(cast):
    chains = [audit.school_chain(school.pk) for school in (cast.school, cast.other_school)]

    def write(number: int) -> None:
        audit.record("test.act", cast.school, actor=cast.mo, chain=chains[number % 2], new=str(number))

    at_once([lambda number=number: write(number) for number in range(ROWS)])

    assert list(verify_all()) == []
    assert list(Chain.objects.values_list("length", flat=True)) == [ROWS // 2, ROWS // 2]
    assert Entry.objects.count() == ROWS


def test_every_number_is_given_out_once(cast):
    @transaction.atomic
    def take() -> str:
        return next_number(cast.zhang)

    numbers = at_once([take] * ROWS)

    serials = sorted(int(number[11:17]) for number in numbers)
    assert serials == list(range(1, ROWS + 1))
