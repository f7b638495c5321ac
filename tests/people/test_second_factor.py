"""The digits of an authenticator app beside the password (promises X05)."""

import pytest
import time_machine

from sanfang.audit.models import Entry
from sanfang.people import actions, second_factor
from sanfang.people.errors import CodeWrong
from sanfang.people.models import SecondFactor, StaffMember

# RFC 6238, appendix B: the key of the test vectors, and the last six digits at some moments.
RFC_KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
NOW = "2026-03-02T09:00:10+08:00"


@pytest.fixture
def teacher(cast):
    return cast.users["teacher"]


def code_of(user, shift=0) -> str:
    key = SecondFactor.objects.get(user=user).key
    return second_factor.code_at(key, second_factor.step_now() + shift)


def turn_on(cast, user) -> None:
    second_factor.begin(user)
    second_factor.turn_on(user, code_of(user), actor=cast.actor(user.username))


@pytest.mark.parametrize(
    ("seconds", "code"),
    [(59, "287082"), (1111111109, "081804"), (2000000000, "279037"), (20000000000, "353130")],
)
def test_the_digits_are_those_of_the_standard(seconds, code):
    assert second_factor.code_at(RFC_KEY, seconds // 30) == code


def test_what_was_only_begun_is_not_asked_for(teacher):
    second_factor.begin(teacher)

    assert second_factor.is_on(teacher) is False
    assert second_factor.passes(teacher, code_of(teacher)) is False


def test_it_is_on_from_the_first_code_and_the_trail_says_so(cast, teacher):
    turn_on(cast, teacher)

    assert second_factor.is_on(teacher)
    assert Entry.objects.filter(act="account.second_factor_on").count() == 1


@pytest.mark.parametrize("wrong", ["", "000000", "１２３４５６", "abcdef"])
def test_a_wrong_code_turns_nothing_on(cast, teacher, wrong):
    second_factor.begin(teacher)
    with pytest.raises(CodeWrong):
        second_factor.turn_on(teacher, wrong, actor=cast.actor("teacher"))

    assert second_factor.is_on(teacher) is False


@pytest.mark.parametrize(("shift", "passes"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_phone_s_clock_may_be_half_a_minute_off(cast, teacher, shift, passes):
    with time_machine.travel(NOW, tick=False) as clock:
        turn_on(cast, teacher)
        clock.shift(300)

        assert second_factor.passes(teacher, code_of(teacher, shift)) is passes


def test_a_code_is_good_once_and_none_before_it_any_more(cast, teacher):
    with time_machine.travel(NOW, tick=False) as clock:
        turn_on(cast, teacher)
        clock.shift(300)

        tried = [second_factor.passes(teacher, code_of(teacher, shift)) for shift in (0, 0, -1, 1)]

    assert tried == [True, False, False, True]


def test_beginning_again_does_not_replace_what_is_on(cast, teacher):
    turn_on(cast, teacher)
    key = SecondFactor.objects.get(user=teacher).key

    second_factor.begin(teacher)

    assert (SecondFactor.objects.get(user=teacher).key, second_factor.is_on(teacher)) == (key, True)


def test_the_key_lies_encrypted_and_the_app_reads_it_with_the_account_s_name(cast, teacher):
    factor = second_factor.begin(teacher)

    address = second_factor.address_of(factor)
    assert f"secret={factor.key}" in address
    assert address.startswith("otpauth://totp/teacher?")


def test_it_is_turned_off_with_a_code_and_goes_with_a_reset_password(cast, teacher):
    with time_machine.travel(NOW, tick=False) as clock:
        turn_on(cast, teacher)
        clock.shift(60)
        second_factor.turn_off(teacher, code_of(teacher), actor=cast.actor("teacher"))
        assert second_factor.is_on(teacher) is False

        turn_on(cast, teacher)
        member = StaffMember.objects.get(user=teacher)
        actions.reset_password(member, "four-quiet-mountains", actor=cast.actor("administrator"))

    assert second_factor.is_on(teacher) is False
    assert Entry.objects.filter(act="account.second_factor_off").count() == 2
