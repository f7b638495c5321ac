"""WeChat vouches for a phone's number, and the rules may ask for that (promises T2, B12)."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from sanfang.actors import Actor, Party
from sanfang.audit.models import Entry
from sanfang.codes.phones import InvalidPhone
from sanfang.graduates import actions
from sanfang.graduates.errors import BoundElsewhere, NoMatch, NotYourRecord
from sanfang.graduates.models import Binding, Graduate, PhoneProof
from sanfang.institutions.models import Policy
from sanfang.people.models import User
from tests.cast import a_graduate

NOON = datetime(2026, 3, 5, 4, tzinfo=UTC)
LASTS = timedelta(minutes=15)


@pytest.fixture
def fresh(cast) -> Graduate:
    return a_graduate(cast.computing, cast.plan, "陈静", phone="13800138000")


@pytest.fixture
def asks_for_the_phone(cast) -> None:
    Policy.objects.create(province=cast.province, binding_proof="facts_and_phone")


def myself(user: User) -> Actor:
    return Actor(Party.GRADUATE, "未绑定的手机", user.pk)


def a_phone(openid: str = "a-new-phone", number: str = "") -> User:
    """A phone; where a number is given, WeChat has just vouched for it."""
    user = User.objects.for_phone(openid)
    if number:
        actions.prove_phone(user, number, actor=myself(user))
    return user


def bind(user: User, graduate: Graduate, **changes) -> Binding:
    facts = {
        "school": graduate.school,
        "name": graduate.name,
        "student_number": graduate.student_number,
        "id_number": graduate.id_number,
    }
    return actions.bind(user, **(facts | changes), actor=myself(user))


def test_by_the_manual_nobody_is_asked_for_the_phone(fresh):
    assert bind(a_phone(), fresh).graduate == fresh


@pytest.mark.parametrize("on_the_record", ["13800138000", "+86 138 0013 8000", "１３８００１３８０００"])
def test_T2_the_phone_on_the_record_binds(cast, asks_for_the_phone, on_the_record):
    graduate = a_graduate(cast.computing, cast.plan, "陈静", phone=on_the_record)

    assert bind(a_phone(number="86-13800138000"), graduate).graduate == graduate


@pytest.mark.parametrize("number", ["", "13900139000"])
def test_T2_right_facts_without_the_right_phone_are_a_wrong_fact(fresh, asks_for_the_phone, number):
    with pytest.raises(NoMatch) as refused:
        bind(a_phone(number=number), fresh)

    assert str(refused.value) == NoMatch.message


@pytest.mark.parametrize("on_the_record", ["", "0553-2871411", "不详"])
def test_T2_a_record_without_a_mobile_number_is_for_the_school(cast, asks_for_the_phone, on_the_record):
    graduate = a_graduate(cast.computing, cast.plan, "陈静", phone=on_the_record)

    with pytest.raises(NoMatch, match="带身份证到学校办理"):
        bind(a_phone(number="13800138000"), graduate)


def test_T2_the_right_phone_does_not_make_up_for_a_wrong_fact(fresh, asks_for_the_phone):
    with pytest.raises(NoMatch):
        bind(a_phone(number=fresh.phone), fresh, name="陈敬")


def test_T2_another_phone_s_proof_is_nobody_else_s(fresh, asks_for_the_phone):
    a_phone("the-real-one", fresh.phone)

    with pytest.raises(NoMatch):
        bind(a_phone("a-thief"), fresh)


def test_T2_a_thousand_binds_with_all_facts_right_and_the_wrong_phone_bind_nobody(fresh, asks_for_the_phone):
    words = set()
    for number in range(1000):
        thief = a_phone(f"thief-{number % 10}", f"139{number:08}")
        with pytest.raises(NoMatch) as refused:
            bind(thief, fresh)
        words.add(str(refused.value))

    assert words == {NoMatch.message}
    assert not Binding.objects.filter(graduate=fresh).exists()


def test_T2_what_is_bound_elsewhere_is_told_to_the_phone_on_the_record_only(cast, asks_for_the_phone):
    with pytest.raises(NoMatch):
        bind(a_phone(number="13900139000"), cast.zhang)
    with pytest.raises(BoundElsewhere):
        bind(a_phone(number=cast.zhang.phone), cast.zhang)


@pytest.mark.parametrize(("after", "binds"), [(-1, True), (0, False), (1, False)])
def test_a_proof_lasts_a_quarter_of_an_hour(fresh, asks_for_the_phone, after, binds):
    with time_machine.travel(NOON, tick=False) as clock:
        user = a_phone(number=fresh.phone)
        clock.move_to(NOON + LASTS + timedelta(seconds=after))
        if binds:
            bind(user, fresh)
        else:
            with pytest.raises(NoMatch):
                bind(user, fresh)

    assert Binding.objects.filter(graduate=fresh).exists() is binds


def test_a_newer_proof_takes_the_older_one_s_place(fresh, asks_for_the_phone):
    user = a_phone(number=fresh.phone)
    actions.prove_phone(user, "13900139000", actor=myself(user))

    assert PhoneProof.objects.filter(user=user).count() == 1
    with pytest.raises(NoMatch):
        bind(user, fresh)


def test_a_proof_is_used_up_by_binding(fresh):
    bind(a_phone(number=fresh.phone), fresh)

    assert not PhoneProof.objects.exists()
    assert Entry.objects.get(act="binding.bind").facts["phone_proven"] is True


def test_the_number_is_kept_nowhere(fresh):
    proof = PhoneProof.objects.get(user=a_phone(number="13900139000"))

    assert "13900139000" not in str(vars(proof))
    assert "13900139000" not in str(list(Entry.objects.values()))


@pytest.mark.parametrize("number", ["", "0553-2871411", "12345", "+1 212 555 0100", "13800138000 OR 1=1"])
def test_what_is_no_mobile_number_proves_nothing(db, number):
    user = User.objects.for_phone("a-new-phone")

    with pytest.raises(InvalidPhone):
        actions.prove_phone(user, number, actor=myself(user))

    assert not PhoneProof.objects.exists()


@pytest.mark.parametrize("other", ["zhang", "administrator", "mo"])
def test_nobody_proves_another_one_s_phone(cast, other):
    with pytest.raises(NotYourRecord):
        actions.prove_phone(User.objects.for_phone("a-new-phone"), "13800138000", actor=cast.actor(other))


def test_a_desk_account_has_no_phone_to_prove(cast):
    with pytest.raises(NotYourRecord):
        actions.prove_phone(cast.users["mo"], "13800138000", actor=cast.actor("mo"))
