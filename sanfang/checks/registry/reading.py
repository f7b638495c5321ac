"""One row of a registry list: what its cells say, and which of them cannot be read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from sanfang.checks.registry.columns import COMPARED, LEVELS
from sanfang.graduates.fields import RecordField
from sanfang.graduates.imports.columns import Columns
from sanfang.graduates.imports.marking import as_text
from sanfang.graduates.imports.reading import Cell
from sanfang.graduates.imports.rows import cell_text
from sanfang.graduates.values import Value, value_of
from sanfang.refusal import Refusal

# 202209, 2022-09, 2022年9月: a month, and nothing of its day.
ONLY_A_MONTH = re.compile(r"\A[0-9]{4}(?:[0-9]{2}|[-/.][0-9]{1,2}|年[0-9]{1,2}月)\Z")
LONGEST_SHOWN = 60


@dataclass(frozen=True)
class Said:
    """One cell as a value. `is_whole` is false where the list says less than a record does: only the level of an
    education, only the month of a day."""

    value: Value
    is_whole: bool = True

    def agrees_with(self, held: object) -> bool:
        if self.is_whole:
            return self.value == held
        if isinstance(self.value, date):
            return isinstance(held, date) and (held.year, held.month) == (self.value.year, self.value.month)
        return str(held)[:1] == str(self.value)[:1]


@dataclass(frozen=True)
class Unread:
    """A cell that means nothing to us: as it stands there, masked, and what is wrong with it."""

    shown: str
    why: str


@dataclass
class Line:
    """One person of the list. `said` and `unread` are by field; an empty cell says nothing. `name` and
    `student_number` are as they stand there, to show whom the line is about."""

    number: int
    name: str = ""
    student_number: str = ""
    said: dict[str, Said] = field(default_factory=dict)
    unread: dict[str, Unread] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """A value that is text, or nothing when it is empty or could not be read."""
        return str(self.said[name].value or "") if name in self.said else ""


class LineReader:
    """Reads the lines of one list; what was read once is kept, because a list repeats itself."""

    def __init__(self, columns: Columns, year: int) -> None:
        self.places = [(wanted, place) for wanted, place in columns.places if wanted in COMPARED]
        self.year = year
        self.known: dict[tuple[str, str], Said] = {}

    def read(self, number: int, cells: list[Cell]) -> Line:
        line = Line(number)
        for wanted, place in self.places:
            self._read_cell(line, wanted, cells[place])
        return line

    def _read_cell(self, line: Line, wanted: RecordField, cell: Cell) -> None:
        if wanted.name in {"name", "student_number"}:
            setattr(line, wanted.name, as_text(cell)[:LONGEST_SHOWN])
        try:
            if text := cell_text(cell):
                line.said[wanted.name] = self._said(wanted, text)
        except Refusal as refusal:
            shown = wanted.masked_words(as_text(cell))[:LONGEST_SHOWN]
            line.unread[wanted.name] = Unread(shown, str(refusal).removeprefix(f"{wanted.label}："))

    def _said(self, wanted: RecordField, text: str) -> Said:
        key = (wanted.name, text)
        if key not in self.known:
            self.known[key] = _read(wanted, text, self.year)
        return self.known[key]


def _read(wanted: RecordField, text: str, year: int) -> Said:
    if wanted.name == "education_level" and text in LEVELS:
        return Said(LEVELS[text], is_whole=False)
    if wanted.name == "length_of_schooling":
        text = text.removesuffix("年").removesuffix(".0")
    value = value_of(wanted, text, year)
    is_month = isinstance(value, date) and bool(ONLY_A_MONTH.match(text))
    return Said(value, is_whole=not is_month)
