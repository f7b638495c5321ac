"""How often somebody may guess at the four facts (promises P12, B12)."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from sanfang.actors import Actor, Party
from sanfang.codes.id_numbers import InvalidIdNumber
from sanfang.graduates import actions
from sanfang.graduates.errors import NoMatch
from sanfang.graduates.models import Binding, Graduate
from sanfang.limits.models import Counter
from sanfang.people.models import User
from tests.cast import a_graduate

NOON = datetime(2026, 3, 5, 4, tzinfo=UTC)
# A try must stay counted, so it is counted in a transaction of its own.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def fresh(cast) -> Graduate:
    return a_graduate(cast.computing, cast.plan, "陈静")


def attempt(graduate: Graduate, openid: str = "a-new-phone", **wrong) -> Binding:
    user = User.objects.for_phone(openid)
    facts = {
        "school": graduate.school,
        "name": graduate.name,
        "student_number": graduate.student_number,
        "id_number": graduate.id_number,
    }
    return actions.try_to_bind(
        user,
        **(facts | wrong),
        address="198.51.100.7",
        actor=Actor(Party.GRADUATE, "未绑定的手机", user.pk),
    )


def guess(graduate: Graduate, openid: str = "a-guesser", times: int = 1) -> None:
    for _ in range(times):
        with pytest.raises(NoMatch):
            attempt(graduate, openid, name="陈敬")


def counted() -> dict[str, int]:
    return dict(Counter.objects.order_by("purpose").values_list("purpose", "hits"))


def test_a_right_try_is_not_counted(fresh):
    attempt(fresh)

    assert counted() == {}


def test_a_wrong_try_is_counted_for_the_phone_its_address_and_the_record(fresh):
    guess(fresh)

    assert counted() == {"bind.address": 1, "bind.phone": 1, "bind.record": 1}


def test_a_number_that_cannot_be_is_no_try(fresh):
    with pytest.raises(InvalidIdNumber):
        attempt(fresh, id_number="340203200309010010")

    assert counted() == {}


def test_P12_five_wrong_tries_at_a_record_are_all_of_a_day(fresh):
    for number in range(5):
        guess(fresh, f"guesser-{number}")

    with pytest.raises(NoMatch):
        attempt(fresh)


def test_P12_a_record_that_is_not_there_is_counted_alike(fresh):
    Graduate.objects.filter(pk=fresh.pk).update(student_number="elsewhere")

    guess(fresh, times=2)

    assert counted() == {"bind.address": 2, "bind.phone": 2, "bind.record": 2}


def test_P12_one_school_s_number_is_not_another_s(cast, fresh):
    for number in range(5):
        with pytest.raises(NoMatch):
            attempt(fresh, f"guesser-{number}", school=cast.other_school)

    assert attempt(fresh).graduate == fresh


@pytest.mark.parametrize("hour", [23, 24])
def test_B12_a_day_begins_anew(fresh, hour):
    midnight = NOON.replace(hour=0)
    with time_machine.travel(midnight, tick=False) as clock:
        for number in range(5):
            guess(fresh, f"guesser-{number}")
        clock.move_to(midnight + timedelta(hours=hour))
        if hour == 24:
            attempt(fresh)
        else:
            with pytest.raises(NoMatch):
                attempt(fresh)

    assert Binding.objects.filter(graduate=fresh).exists() is (hour == 24)


def test_B12_the_phone_on_the_record_is_let_in_however_often_strangers_tried(fresh):
    for number in range(12):
        guess(fresh, f"guesser-{number}", times=3)
    user = User.objects.for_phone("the-real-one")
    actions.prove_phone(user, fresh.phone, actor=Actor(Party.GRADUATE, "未绑定的手机", user.pk))

    assert attempt(fresh, "the-real-one").graduate == fresh
