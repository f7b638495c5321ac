"""The positions: offered before the first signing, and offered anew lately, each on its own day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from demo.loading.employers import BOOK, actor_of, code_of
from demo.loading.happening import Happening
from demo.loading.reading import Row, rows_of
from sanfang import calendar
from sanfang.employers import actions as employers
from sanfang.employers.models import Employer, Position
from sanfang.employers.states import PositionState

STATES = {state.label: state for state in PositionState}
HOUR = 10


@dataclass(frozen=True)
class Opening:
    """One position of the workbook, of an employer with an account."""

    row: Row
    today: date

    @property
    def state(self) -> PositionState:
        return STATES[self.row["状态"]]

    @property
    def day(self) -> date:
        """When the employer last did something about it."""
        return self.today - timedelta(days=int(self.row["发布（几天前）"]))

    def begin(self) -> None:
        """On offer since before the first signing, unless it is still being written."""
        if self.state != PositionState.DRAFT:
            position = self._written()
            employers.offer(position, actor=actor_of(position.employer))

    def go_on(self) -> None:
        """A new draft, an end, or one more season with a new last day."""
        if self.state == PositionState.DRAFT:
            position = self._written()
            employers.save_position(position, actor=actor_of(position.employer))
            return
        position = Position.objects.select_related("employer").get(
            employer__uscc=self.row["统一社会信用代码"], title=self.row["岗位名称"]
        )
        actor = actor_of(position.employer)
        employers.close(position, actor=actor)
        if self.state == PositionState.PUBLISHED:
            position.apply_by = self._last_day()
            employers.offer(position, actor=actor)

    def _written(self) -> Position:
        row = self.row
        return Position(
            employer=Employer.objects.get(uscc=row["统一社会信用代码"]),
            title=row["岗位名称"],
            job_category=code_of("job_category", row["职位类别"]),
            place=row["工作地点"],
            headcount=int(row["招聘人数"]),
            education_level=code_of("education_level", row["学历要求"]) if row["学历要求"] else "",
            majors=row["专业要求"],
            monthly_pay=int(row["月薪"]),
            monthly_pay_to=int(row["月薪上限"]) if row["月薪上限"] else None,
            description=row["岗位说明"],
        )

    def _last_day(self) -> date | None:
        days = self.row["申请截止（几天后）"]
        return self.today + timedelta(days=int(days)) if days else None


def read(folder: Path, today: date) -> list[Opening]:
    """The positions of everybody with an account; the others offer theirs on a card only."""
    registered = {row["统一社会信用代码"] for row in rows_of(folder / BOOK, "用人单位")}
    rows = rows_of(folder / BOOK, "岗位")
    return [Opening(row, today) for row in rows if row["统一社会信用代码"] in registered]


def happenings(openings: list[Opening]) -> Iterator[Happening]:
    for opening in openings:
        yield Happening(_morning(opening.day), opening.go_on)


def _morning(day: date) -> datetime:
    return calendar.at(day, HOUR)
