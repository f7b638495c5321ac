"""The open cases of somebody who leaves go to whoever takes over (manual H10)."""

from __future__ import annotations

from sanfang.checks.models import Case
from sanfang.people.handing_over import HandedOver


def hand_over_cases(done: HandedOver) -> None:
    """From now on they are the successor's to close; who opened them stays written in words, and in the trail."""
    mine = Case.objects.open().filter(opened_by_user_id=done.leaver.user_id)
    mine.update(opened_by_user_id=done.successor.user_id)
