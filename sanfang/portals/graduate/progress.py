"""Where an agreement stands on its way, as the steps at the top of its page."""

from datetime import datetime

from django.utils import timezone

from sanfang.agreements.models import Agreement
from sanfang.agreements.states import WAITING_FOR_THE_GRADUATE, State

Stage = tuple[str, str, str]


def stages_of(agreement: Agreement) -> list[Stage]:
    """Label, note and state of each stage; empty once the agreement left its way (refused, disowned, ended)."""
    if not agreement.is_live and agreement.state != State.PROPOSED:
        return []
    reached = _reached(agreement)
    stages: list[tuple[str, datetime | None]] = [("签约", agreement.signed_at)]
    if agreement.confirmed_at or agreement.state in WAITING_FOR_THE_GRADUATE:
        stages.append(("本人确认", agreement.confirmed_at))
    stages += [("学校审核", agreement.decided_at), ("协议生效", agreement.decided_at)]
    return [_stage(label, when, index, reached, len(stages)) for index, (label, when) in enumerate(stages)]


def _reached(agreement: Agreement) -> int:
    """How many stages are done."""
    if agreement.state == State.IN_FORCE:
        return 4
    if agreement.state in WAITING_FOR_THE_GRADUATE:
        return 1
    return 2 if agreement.confirmed_at else 1


def _stage(label: str, when: datetime | None, index: int, reached: int, count: int) -> Stage:
    if index < min(reached, count):
        return label, _short(when), "done"
    return label, "", "now" if index == reached else "next"


def _short(when: datetime | None) -> str:
    """「3月5日」: four stages have to fit side by side at 320 pixels."""
    local = timezone.localtime(when) if when else None
    return f"{local.month}月{local.day}日" if local else ""
