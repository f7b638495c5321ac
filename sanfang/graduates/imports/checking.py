"""The check of a list, some rows at a time: each against its own sense, the rest of the file, and the roster."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, field

from sanfang.graduates.fields import BY_NAME, CHANGEABLE
from sanfang.graduates.imports.columns import map_columns
from sanfang.graduates.imports.differing import blame_gone, blame_locked, differences, wanted_seat
from sanfang.graduates.imports.reading import Sheet, read
from sanfang.graduates.imports.rostering import (
    LOOKED_UP_AT_ONCE,
    Places,
    Roster,
    Seat,
    in_pieces,
    look_up,
    seat_of,
)
from sanfang.graduates.imports.rows import Row, RowReader
from sanfang.graduates.imports.twins import Twins
from sanfang.graduates.models import Graduate
from sanfang.graduates.queries import ID_NUMBER
from sanfang.institutions.models import DispatchPlan, School
from sanfang.privacy.index import blind_index


@dataclass(frozen=True)
class Draft:
    """A file that can be read as a list, before anybody looked at the roster."""

    sheet: Sheet
    reader: RowReader
    twins: Twins

    def rows(self) -> Iterator[Row]:
        """Every person of the list, with what is wrong within the file."""
        for number, cells in self.sheet.rows():
            row = self.reader.read(number, cells)
            self.twins.blame(row)
            yield row


@dataclass(frozen=True)
class Update:
    """A graduate of the roster whom the file changes: the new values by field, and the class if it is another one."""

    row: Row
    graduate: Graduate
    values: dict[str, object]
    seat: Seat | None


@dataclass
class Findings:
    """What committing some rows would do. Nothing may be committed while a row has faults."""

    rows: list[Row]
    indexes: dict[int, str]
    new: list[Row] = field(default_factory=list)
    updates: list[Update] = field(default_factory=list)
    unchanged: int = 0
    new_majors: set[tuple[str, str]] = field(default_factory=set)
    new_seats: set[Seat] = field(default_factory=set)
    conflicts: list[tuple[int, str]] = field(default_factory=list)


def draft(content: bytes, plan: DispatchPlan) -> Draft:
    """Open a file and find who is in it twice; WorkbookRefused when it cannot be read at all."""
    sheet = read(content)
    reader = RowReader(map_columns(sheet.headings), plan.cohort_year)
    return Draft(sheet, reader, Twins(sheet, reader))


def compare(draft: Draft, school: School, plan: DispatchPlan, places: Places) -> Iterator[Findings]:
    """Set a draft against the roster as it is now, some rows at a time, so that a long list needs no more memory.

    Each piece is looked up when it is asked for. What a caller writes of one piece changes nothing for the next:
    no two rows that may be written name the same person or student number.
    """
    for rows in in_pieces(draft.rows(), LOOKED_UP_AT_ONCE):
        indexes = {
            row.number: blind_index(number, ID_NUMBER) for row in rows if (number := row.text("id_number"))
        }
        numbers = sorted(number for row in rows if (number := row.text("student_number")))
        roster = look_up(school, plan, places, numbers, indexes.values())
        yield _Comparison(Findings(rows, indexes), roster, places, school, plan).run()


class _Comparison:
    """One pass over some rows with everything looked up beforehand."""

    def __init__(
        self, findings: Findings, roster: Roster, places: Places, school: School, plan: DispatchPlan
    ) -> None:
        self.findings, self.roster, self.places = findings, roster, places
        self.school, self.plan = school, plan

    def run(self) -> Findings:
        for row in self.findings.rows:
            self._place(row)
            graduate = self.roster.own.get(row.text("student_number"))
            self._check_person(row, graduate)
            if graduate is None:
                self.findings.new.append(row)
            elif self._is_on_this_list(row, graduate):
                self._compare(row, graduate)
        self.findings.new = [row for row in self.findings.new if not row.faults]
        return self.findings

    def _place(self, row: Row) -> None:
        """A department must exist; majors and classes come with the lists."""
        department = row.text("department")
        if not department:
            return
        if department not in self.places.departments:
            row.blame(CHANGEABLE["department"], self._no_such_department(department))
        elif row.text("major_name") and row.text("school_class"):
            seat = wanted_seat(row)
            if seat not in self.places.classes:
                self.findings.new_seats.add(seat)
                if (seat.department, seat.major) not in self.places.majors:
                    self.findings.new_majors.add((seat.department, seat.major))

    def _no_such_department(self, name: str) -> str:
        alike = difflib.get_close_matches(name, self.places.departments, n=1)
        guess = f"是不是「{alike[0]}」？" if alike else ""
        return f"本校没有这个院系。{guess}请核对名称，或由管理员先在「院系」中添加或更名。"

    def _check_person(self, row: Row, graduate: Graduate | None) -> None:
        """One person has one record in a cohort, at one school, under one student number (R01)."""
        person = self.roster.people.get(self.findings.indexes.get(row.number, ""))
        number = row.text("student_number")
        if person and person.school_id != self.school.pk:
            self.findings.conflicts.append((person.graduate_id, number))
            row.blame(
                BY_NAME["id_number"],
                "该生已在其他学校的本届名单中，已报请省就业主管部门核对。请先删去这一行再导入其余名单。",
            )
        elif person and number and person.student_number != number:
            row.blame(
                BY_NAME["student_number"],
                f"该生在本校名单中的学号是「{person.student_number}」，请核对学号和身份证号。",
            )
        elif graduate and row.text("id_number") and graduate.id_number != row.text("id_number"):
            row.blame(
                BY_NAME["id_number"],
                f"学号「{number}」在名单中是另一个身份证号（{graduate.name}），请核对学号和身份证号。",
            )

    def _is_on_this_list(self, row: Row, graduate: Graduate) -> bool:
        if not graduate.is_on_the_list:
            blame_gone(row, graduate)
            return False
        if graduate.plan_id == self.plan.pk:
            return True
        plan = graduate.plan
        where = f"{plan.cohort_year} 年 · {plan.name}"
        row.blame(
            BY_NAME["student_number"], f"该学号已在「{where}」的名单中。请删去这一行，或改选「{where}」导入。"
        )
        return False

    def _compare(self, row: Row, graduate: Graduate) -> None:
        values = dict(differences(row, graduate))
        seat = wanted_seat(row)
        moved = seat if seat != seat_of(graduate.school_class) else None
        if not values and moved is None:
            self.findings.unchanged += not row.faults
            return
        if graduate.is_locked:
            blame_locked(row, graduate, values)
        if not row.faults:
            self.findings.updates.append(Update(row, graduate, values, moved))
