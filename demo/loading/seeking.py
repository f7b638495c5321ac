"""Route 1 as it happened: résumés, applications, what time made of them, and complaints."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from demo.loading.employers import code_of
from demo.loading.happening import Happening, moment
from demo.loading.pursuits import Pursuit
from demo.loading.resumes import writing
from demo.loading.stage import Json, Stage, find
from sanfang import calendar
from sanfang.employers.models import Position
from sanfang.recruiting.actions import complaining, interviewing, offering
from sanfang.recruiting.actions.reminding import moments, remind
from sanfang.recruiting.models import Complaint

# The worker looks once a minute.
SOON = timedelta(minutes=1)


def happenings(stage: Stage, sought: Json) -> Iterator[Happening]:
    """Everything of `recruiting.json`."""
    for resume in sought["resumes"]:
        yield writing(stage, resume)
    for number, told in enumerate(sought["applications"]):
        for step in told["steps"]:
            yield Happening(moment(step["at"]), Pursuit(stage, told, step, number).play)
    yield from _sweeps(sought)
    for complaint in sought["complaints"]:
        yield from _complaint(stage, complaint)


def _sweeps(sought: Json) -> Iterator[Happening]:
    """What the worker did before today, at the moments when it had something to do. Today it does it itself."""
    steps = [step for told in sought["applications"] for step in told["steps"]]
    deadlines = {calendar.end_of(date.fromisoformat(s["last_day"])) for s in steps if "last_day" in s}
    work = {(at, remind) for deadline in deadlines for at, _ in moments(deadline)}
    work |= {(deadline, offering.expire_overdue) for deadline in deadlines}
    work |= {(moment(s["starts_at"]), interviewing.lapse_unanswered) for s in steps if "starts_at" in s}
    today = calendar.at(date.fromisoformat(sought["today"]))
    yield from (Happening(at + SOON, sweep) for at, sweep in work if at + SOON < today)


def _complaint(stage: Stage, one: Json) -> Iterator[Happening]:
    def file() -> None:
        complaining.complain(
            _position(one),
            reason_code=code_of("complaint_reason", one["reason"]),
            note=one["note"],
            actor=stage.graduate(one),
        )

    def answer() -> None:
        complaint = Complaint.objects.for_lists().get(graduate=find(one), position=_position(one))
        complaining.close(complaint, answer=one["answer"], actor=stage.province)

    yield Happening(moment(one["filed_at"]), file)
    if "answer" in one:
        yield Happening(moment(one["answered_at"]), answer)


def _position(one: Json) -> Position:
    position: Position = Position.objects.select_related("employer").get(
        employer__uscc=one["employer"], title=one["position"]
    )
    return position


def first_moment(sought: Json) -> datetime:
    """When the earliest of it happened: somebody wrote a résumé."""
    return min(moment(resume["written_at"]) for resume in sought["resumes"])
