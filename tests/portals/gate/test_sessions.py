"""Sessions that are over do not lie about: what was typed into a card's pages is in them."""

from django.contrib.sessions.models import Session
from django.core.management import call_command


def test_the_worker_forgets_sessions_that_are_over(cast, as_, time_machine, monkeypatch):
    # Between rounds the worker lets go of its connection; here the test's own transaction runs in it.
    monkeypatch.setattr("sanfang.portals.management.commands.worker.close_old_connections", lambda: None)
    time_machine.move_to("2026-03-05 08:00")
    over = as_("teacher").session.session_key
    time_machine.move_to("2026-03-05 15:00")
    fresh = as_("teacher").session.session_key
    time_machine.move_to("2026-03-05 20:01")

    call_command("worker", "--once")

    kept = list(Session.objects.values_list("session_key", flat=True))
    assert fresh in kept
    assert over not in kept
