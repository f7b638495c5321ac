"""Hits are counted exactly, per purpose, key and window, by everybody together."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import transaction

from sanfang.limits import counting
from sanfang.limits.models import Counter

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon(db):
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def hit(key: str = "10.0.0.1", *, purpose: str = "bind", limit: int = 2, seconds: int = 60) -> bool:
    return counting.allow(purpose, key, limit=limit, seconds=seconds)


def test_b12_the_hit_after_the_limit_is_not_allowed():
    assert [hit() for _ in range(4)] == [True, True, False, False]


def test_b12_another_key_is_not_held_back():
    for _ in range(3):
        hit("10.0.0.1")

    assert hit("10.0.0.2")


def test_another_purpose_counts_for_itself():
    for _ in range(3):
        hit(purpose="bind")

    assert hit(purpose="sign_in")


def test_a_new_window_begins_at_zero(noon):
    for _ in range(3):
        hit()
    noon.shift(59)
    assert not hit()

    noon.shift(1)

    assert hit()


def test_an_hour_and_a_day_that_begin_together_count_apart(noon):
    noon.move_to(datetime(2026, 11, 24, 0, tzinfo=UTC))
    for _ in range(3):
        hit(seconds=3600)

    assert hit(seconds=86400)


def test_a_limit_of_nothing_allows_nothing():
    assert not hit(limit=0)


def test_asking_counts_nothing():
    hit()

    assert [counting.is_exhausted("bind", "10.0.0.1", limit=n, seconds=60) for n in (1, 2, 1)] == [
        True,
        False,
        True,
    ]
    assert Counter.objects.get().hits == 1


def test_the_key_itself_is_not_kept(settings):
    hit("34020720030901003X")
    kept = Counter.objects.get().key_hash
    settings.SECRET_KEY = "another secret key"
    hit("34020720030901003X")

    assert Counter.objects.count() == 2
    assert "34020720030901003X" not in kept


def test_the_sweep_forgets_old_windows_only(noon):
    hit("old")
    noon.shift(timedelta(days=2))
    hit("young")
    noon.shift(1)

    assert counting.sweep() == 1
    assert Counter.objects.count() == 1


def test_a_counted_hit_costs_three_queries_and_the_first_one_five(django_assert_num_queries):
    with django_assert_num_queries(5 + 2):  # and the savepoint of the test's transaction
        hit()
    with django_assert_num_queries(3 + 2):
        hit()


def test_a_flood_beyond_the_limit_writes_nothing(django_assert_num_queries):
    for _ in range(3):
        hit(limit=2)

    with django_assert_num_queries(1) as asked:
        assert not hit(limit=2)

    assert asked[0]["sql"].startswith("SELECT")


@pytest.mark.django_db(transaction=True)
def test_counting_inside_a_transaction_that_may_roll_back_is_refused():
    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        hit()
