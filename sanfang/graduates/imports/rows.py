"""One row of a list: what its cells say, and what is wrong with them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from sanfang.codes import id_numbers, words
from sanfang.codes.lists import code_list
from sanfang.codes.moved_characters import moves_in
from sanfang.graduates.errors import UnprintableValue, ValueRefused
from sanfang.graduates.fields import BY_NAME, RecordField
from sanfang.graduates.imports.columns import NEEDED, Columns
from sanfang.graduates.imports.reading import Cell
from sanfang.graduates.values import Value, read_value
from sanfang.refusal import Refusal

# A spreadsheet keeps fifteen digits of a number and turns the rest into zeros.
DIGITS_KEPT = 15
LONGEST_SHOWN = 60
LONGEST_SEAT = 100
# One person with the rarest of names holds up nobody else.
WITHOUT_THIS_ROW = "在那之前，可以先删去这一行，导入其余名单。"
# What many rows say alike, besides the words of code lists.
SHARED = frozenset(
    {
        *("department", "school_class", "major_name", "origin_place", "origin_kind"),
        *("length_of_schooling", "enrolled_on", "graduates_on", "birth_date", "home_postcode"),
    }
)


@dataclass(frozen=True)
class Fault:
    """What is wrong in one cell: the row's number, the column's label, its content masked, and what to do."""

    row: int
    label: str
    shown: str
    message: str


@dataclass(frozen=True)
class Remark:
    """What was put right in one cell: the row's number, the column's label, and what was done."""

    row: int
    label: str
    message: str


@dataclass
class Row:
    """One person of the list. `values` holds what could be read, by field; an empty cell says nothing."""

    number: int
    values: dict[str, Value] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def text(self, name: str) -> str:
        """A value that is text, or nothing when it could not be read."""
        return str(self.values.get(name) or "")

    def blame(self, wanted: RecordField, message: str, *, shown: str = "") -> None:
        """Note a fault. `shown` is masked already; without it the value that was read is shown."""
        words = shown or wanted.masked_words(self.text(wanted.name))
        self.faults.append(Fault(self.number, wanted.label, words[:LONGEST_SHOWN], message))

    def remark_moves(self, wanted: RecordField, text: str) -> None:
        """Note which characters of old systems were read as what they stand for."""
        if moves := moves_in(text):
            told = "、".join(map(str, moves))
            self.remarks.append(Remark(self.number, wanted.label, f"已把旧系统的字 {told}。"))


class RowReader:
    """Reads rows of one list by its columns and the code lists of its cohort.

    What many share is kept once it was read: a list of thousands has few majors, dates and codes.
    """

    def __init__(self, columns: Columns, year: int) -> None:
        self.columns = columns
        self.year = year
        self.known: dict[tuple[str, str], Value] = {}
        self.places = {wanted.name: (wanted, place) for wanted, place in columns.places}

    def read(self, number: int, cells: list[Cell]) -> Row:
        """The row with every fault that can be seen without looking at other rows."""
        row = Row(number)
        for wanted, place in self.columns.places:
            self._read_cell(row, wanted, cells[place])
        _check_identity(row, self.year)
        _check_dates(row)
        return row

    def one(self, name: str, cells: list[Cell]) -> str:
        """What a row says in one column; nothing when that cannot be read."""
        wanted, place = self.places[name]
        try:
            return str(self._value(wanted, cell_text(cells[place])))
        except Refusal:
            return ""

    def _read_cell(self, row: Row, wanted: RecordField, cell: Cell) -> None:
        try:
            text = cell_text(cell)
            if text or wanted.name in NEEDED:
                row.values[wanted.name] = self._value(wanted, text)
                row.remark_moves(wanted, text)
        except Refusal as refusal:
            advice = WITHOUT_THIS_ROW if isinstance(refusal, UnprintableValue) else ""
            message = str(refusal).removeprefix(f"{wanted.label}：") + advice
            row.blame(wanted, message, shown=_as_seen(wanted, cell))

    def _value(self, wanted: RecordField, text: str) -> Value:
        if not (wanted.codes or wanted.name in SHARED):
            return _read(wanted, text, self.year)
        key = (wanted.name, text)
        if key not in self.known:
            self.known[key] = _read(wanted, text, self.year)
        return self.known[key]


def _read(wanted: RecordField, text: str, year: int) -> Value:
    if wanted.name in BY_NAME:
        return read_value(wanted, text, year)
    name = words.clean_line(text, LONGEST_SEAT)
    if not name:
        raise ValueRefused("不能为空。")
    return name


def cell_text(cell: Cell) -> str:
    """What the clerk meant by a cell; ValueRefused where a number has lost digits (R06)."""
    match cell:
        case str():
            return cell.strip()
        case bool() | time() | timedelta():
            raise ValueRefused("单元格的格式不对，请把这一列设为「文本」后重新填写。")
        case datetime():
            return cell.date().isoformat()
        case date():
            return cell.isoformat()
        case int() | float():
            return _number_text(cell)


def _number_text(cell: float) -> str:
    if not math.isfinite(cell) or abs(cell) >= 10**DIGITS_KEPT:
        raise ValueRefused(
            "存成了数字，末几位已经丢失。请把这一列设为「文本」，对照原件重新填写（不能只改格式）。"
        )
    return str(int(cell)) if float(cell).is_integer() else str(cell)


def _as_seen(wanted: RecordField, cell: Cell) -> str:
    """As the clerk sees the cell; of a number that has lost digits there is nothing left to mask."""
    if isinstance(cell, float) and abs(cell) >= 10**DIGITS_KEPT:
        return f"{cell:.5E}"
    return wanted.masked_words(_number_text(cell) if isinstance(cell, float) else str(cell))


def _check_identity(row: Row, year: int) -> None:
    """Sex and birth date are said twice, by their columns and by the ID number; both must say the same."""
    number = row.text("id_number")
    if not number:
        return
    identity = id_numbers.parse(number)
    if row.values.get("sex", identity.sex) != identity.sex:
        sexes = code_list("sex", year=year)
        message = f"与身份证号不一致，按身份证号应为「{sexes.label(identity.sex)}」，请核对两项。"
        row.blame(BY_NAME["sex"], message, shown=sexes.label(row.text("sex")))
    if row.values.setdefault("birth_date", identity.birth_date) != identity.birth_date:
        row.blame(BY_NAME["birth_date"], "与身份证号中的出生日期不一致，请核对两项。")


def _check_dates(row: Row) -> None:
    enrolled, graduates = row.values.get("enrolled_on"), row.values.get("graduates_on")
    if isinstance(enrolled, date) and isinstance(graduates, date) and enrolled >= graduates:
        row.blame(BY_NAME["graduates_on"], "毕业时间应在入学时间之后，请核对两项。")


def faults_of(rows: list[Row]) -> Iterator[Fault]:
    """Every fault, in the order of the rows."""
    return (fault for row in rows for fault in row.faults)
