"""A number or a token that is another one's already: tried again, never a fault of the server (promises X06, X10)."""

import pytest
import time_machine
from stdnum.iso7064 import mod_11_10

from sanfang.agreements import numbers
from sanfang.agreements.actions import cards
from sanfang.agreements.errors import NumbersExhausted
from sanfang.agreements.models import Agreement, NumberSeries, SigningCard


def serial_of(agreement: Agreement) -> int:
    return int(agreement.number[11:17])


def test_X10_a_number_that_is_taken_is_passed_over(cast):
    first = cast.sign(cast.zhang)
    NumberSeries.objects.update(last=0)

    second = cast.sign(cast.li)

    assert [serial_of(one) for one in (first, second)] == [1, 2]


def test_X10_a_series_that_was_restored_from_long_ago_catches_up_at_once(cast):
    first = cast.sign(cast.zhang)
    body = first.number[:11] + "000417"
    Agreement.objects.filter(pk=first.pk).update(number=body + mod_11_10.calc_check_digit(body))
    NumberSeries.objects.update(last=416)

    assert serial_of(cast.sign(cast.li)) == 418


def test_X10_a_card_s_token_that_is_taken_is_made_anew(cast, monkeypatch):
    first = cards.issue_card(cast.zhang, actor=cast.actor("zhang"))
    made = iter([first.token, "a-fresh-token"])
    monkeypatch.setattr(cards.secrets, "token_urlsafe", lambda size: next(made))

    assert cards.issue_card(cast.li, actor=cast.actor("li")).token == "a-fresh-token"
    assert SigningCard.objects.count() == 2


def test_X10_when_all_numbers_are_used_up_the_person_is_told(cast, as_):
    cast.sign(cast.zhang)
    NumberSeries.objects.update(last=numbers.LAST_SERIAL)

    with pytest.raises(NumbersExhausted):
        cast.sign(cast.li)

    assert Agreement.objects.count() == 1


def test_X06_a_clock_that_jumps_back_gives_no_number_twice(cast):
    with time_machine.travel("2026-03-02T09:00:00+08:00", tick=False) as clock:
        given = [cast.sign(cast.zhang)]
        clock.shift(-3600)
        given.append(cast.sign(cast.li))
        clock.shift(86_400)
        given.append(cast.sign(cast.wang))

    assert [serial_of(one) for one in given] == [1, 2, 3]
