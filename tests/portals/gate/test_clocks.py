"""One of two servers has a wrong clock: nothing runs out too early, and somebody is told (promises X06)."""

import logging
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.utils import timezone

from sanfang.agreements.models import Agreement
from sanfang.agreements.states import State
from sanfang.institutions.models import Policy
from sanfang.institutions.policies import Confirmation
from sanfang.portals.gate import clocks
from sanfang.portals.management.commands.worker import Command


def set_apart(monkeypatch, **by: float) -> None:
    monkeypatch.setattr(clocks, "skew", lambda: timedelta(**by))


@pytest.mark.parametrize(("seconds", "status"), [(0, 200), (2, 200), (2.1, 503), (86_400, 503)])
def test_X06_more_than_two_seconds_apart_takes_the_server_out(db, monkeypatch, seconds, status):
    set_apart(monkeypatch, seconds=seconds)

    assert Client().get("/readyz").status_code == status


def test_X06_a_worker_a_day_ahead_lets_nothing_run_out_and_says_why(cast, monkeypatch, caplog):
    Policy.objects.create(school=cast.school, confirmation=Confirmation.BEFORE_SIGNING)
    proposed = cast.sign()
    overdue = timezone.now() + timedelta(days=30)
    caplog.set_level(logging.ERROR)

    set_apart(monkeypatch, days=1)
    with time_machine.travel(overdue, tick=False):
        Command().sweep()
    assert Agreement.objects.get(pk=proposed.pk).state == State.PROPOSED
    assert "more than two seconds apart" in caplog.text

    set_apart(monkeypatch, seconds=0)
    with time_machine.travel(overdue, tick=False):
        Command().sweep()
    assert Agreement.objects.get(pk=proposed.pk).state == State.EXPIRED


def test_X06_the_database_s_own_clock_is_asked_where_it_has_one(db):
    assert clocks.is_off() is False

    with time_machine.travel(timezone.now() + timedelta(hours=1), tick=False):
        assert clocks.is_off() is (connection.vendor == "postgresql")
