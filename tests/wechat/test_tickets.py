"""Tickets: once, for a minute, for one purpose."""

import base64
from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection

from sanfang.wechat import tickets
from sanfang.wechat.models import Ticket

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def test_a_ticket_brings_its_openid_once():
    ticket = tickets.issue("openid-of-zhang", "phone")

    assert tickets.redeem(ticket, "phone") == "openid-of-zhang"
    with pytest.raises(tickets.TicketRefused, match="请回到小程序重新进入"):
        tickets.redeem(ticket, "phone")


def test_a_ticket_is_for_one_purpose():
    ticket = tickets.issue("openid-of-zhang", "phone")

    with pytest.raises(tickets.TicketRefused):
        tickets.redeem(ticket, "card")

    assert tickets.redeem(ticket, "phone") == "openid-of-zhang"


def test_a_ticket_works_for_a_minute():
    with time_machine.travel(NOW, tick=False) as clock:
        ticket = tickets.issue("openid-of-zhang", "phone")
        clock.shift(59)

        assert tickets.redeem(ticket, "phone") == "openid-of-zhang"


def test_after_a_minute_it_does_not():
    with time_machine.travel(NOW, tick=False) as clock:
        ticket = tickets.issue("openid-of-zhang", "phone")
        clock.shift(60)

        with pytest.raises(tickets.TicketRefused):
            tickets.redeem(ticket, "phone")


@pytest.mark.parametrize("forged", ["", "x", "票", "\ud800", "\x00", "a" * 10_000])
def test_what_is_no_ticket_is_refused(forged):
    with pytest.raises(tickets.TicketRefused):
        tickets.redeem(forged, "phone")


def test_a_ticket_is_too_long_to_guess():
    ticket = tickets.issue("openid-of-zhang", "phone")

    assert len(base64.urlsafe_b64decode(ticket)) * 8 >= 128


def test_neither_ticket_nor_openid_stands_in_the_table():
    ticket = tickets.issue("openid-of-zhang", "phone")

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM wechat_ticket")
        row = str(cursor.fetchall())

    assert "openid-of-zhang" not in row
    assert ticket not in row
    assert Ticket.objects.get().openid == "openid-of-zhang"


def test_sweeping_removes_what_has_ended():
    with time_machine.travel(NOW, tick=False) as clock:
        tickets.issue("openid-of-zhang", "phone")
        clock.shift(50)
        fresh = tickets.issue("openid-of-li", "phone")
        clock.shift(20)

        assert tickets.sweep() == 1
        assert tickets.redeem(fresh, "phone") == "openid-of-li"
