"""`manage.py worker`: sends what waits in the outbox, works on large imports and exports, ends what ran out of time."""

import logging
import signal
import time
from argparse import ArgumentParser
from collections.abc import Callable
from datetime import timedelta
from types import FrameType
from typing import Any

from django.contrib.sessions.backends.db import SessionStore
from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from sanfang.agreements import actions as agreements
from sanfang.checks.reading import read_new
from sanfang.checks.registry import actions as registry
from sanfang.checks.sampling import reminding as samples
from sanfang.destinations.actions import reminding as final_confirmations
from sanfang.documents import actions as documents
from sanfang.documents import watching as originals
from sanfang.documents.batch import actions as batches
from sanfang.exports import actions as exports
from sanfang.graduates.actions import importing, running_imports
from sanfang.limits import counting as limits
from sanfang.notices import reports
from sanfang.notices.delivery import deliver_due
from sanfang.notices.ways import open_ways
from sanfang.portals.gate import clocks
from sanfang.recruiting.actions import interviewing, offering, reminding
from sanfang.uploads import sweeping as uploads
from sanfang.wechat import pictures, tickets

log = logging.getLogger(__name__)

PAUSE_SECONDS = 1.0
SWEEP_EVERY = timedelta(minutes=1)
# Looks at every stored file, and what it removes is a day old anyway.
SWEEP_FILES_EVERY = timedelta(hours=6)


# What people wait for.
EVERY_ROUND: tuple[Callable[[], object], ...] = (
    lambda: deliver_due(open_ways()),
    documents.make_waiting,
    running_imports.run_waiting,
    registry.run_waiting,
    exports.run_waiting,
    batches.run_waiting,
    final_confirmations.run_waiting,
)
# What ran out of time, what is to be reminded of, and what nobody needs any more: expired sessions too, with
# what a recruiter typed into a card's pages.
EVERY_MINUTE: tuple[Callable[[], object], ...] = (
    agreements.expire_overdue,
    agreements.lapse_unanswered_terminations,
    agreements.expire_unanswered_corrections,
    offering.expire_overdue,
    interviewing.lapse_unanswered,
    reminding.remind,
    importing.discard_left_behind,
    importing.forget_what_was,
    exports.sweep,
    batches.sweep,
    originals.tell_what_is_late,
    limits.sweep,
    tickets.sweep,
    pictures.refresh,
    reports.sweep,
    read_new,
    registry.forget_lists,
    samples.remind_due,
    SessionStore.clear_expired,
)


class Command(BaseCommand):
    help = "Delivers notices, runs imports and exports and lets overdue proposals lapse, until it is told to stop."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="one round, then stop")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        self.stopping = once
        self.next_sweep = self.next_file_sweep = timezone.now()
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)
        self.round()
        while not self.stopping:
            time.sleep(PAUSE_SECONDS)
            self.round()

    def stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True

    def round(self) -> None:
        """One round. A database that is away for a moment must not end the worker."""
        try:
            _do(EVERY_ROUND)
            if timezone.now() >= self.next_sweep:
                self.sweep()
            if timezone.now() >= self.next_file_sweep:
                self.sweep_files()
        except DatabaseError:
            log.exception("the database did not answer; trying again")
        close_old_connections()

    def sweep(self) -> None:
        """By a clock that is off nothing runs out: a deadline would come too early (promises X06)."""
        self.next_sweep = timezone.now() + SWEEP_EVERY
        if clocks.is_off():
            log.error(
                "the clock of this machine and the database's are more than two seconds apart; nothing expires"
            )
        else:
            _do(EVERY_MINUTE)

    def sweep_files(self) -> None:
        uploads.sweep()
        originals.sweep_files()
        self.next_file_sweep = timezone.now() + SWEEP_FILES_EVERY


def _do(acts: tuple[Callable[[], object], ...]) -> None:
    for act in acts:
        act()
