"""A workbook as a table: one heading, and the rows below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from sanfang.graduates.imports.errors import Broken, MergedCells, NoHeader, NoRows
from sanfang.graduates.imports.scanning import ROOM_ABOVE, place_name, scan
from sanfang.graduates.imports.unpacking import unpack

Cell = int | float | str | bool | time | date | datetime | timedelta

# What stands in a heading for people only: 「姓名*」, 「学号（必填）」, 「身份证号：」.
DECORATION = re.compile(r"[\s*＊※：:]|[（(]必填[）)]")
# A row is the heading when it has at least these.
TELLING = ("姓名", "学号")


@dataclass(frozen=True)
class Sheet:
    """The list as it came. A row carries the number that the clerk sees at its left edge."""

    name: str
    heading_row: int
    headings: list[str]
    rows: list[tuple[int, list[Cell]]]


def read(content: bytes) -> Sheet:
    """The first sheet of an .xlsx, or a WorkbookRefused that says what to do with the file."""
    parts = unpack(content)
    scan(parts.sheet_xml)
    try:
        with CalamineWorkbook.from_filelike(parts.archive) as workbook:
            sheet = workbook.get_sheet_by_name(parts.sheet_name)
            return _table(sheet, sheet.to_python(skip_empty_area=False))
    except CalamineError as error:
        raise Broken from error


def _table(sheet: CalamineSheet, grid: Sequence[list[Cell]]) -> Sheet:
    place = _heading_place(grid)
    _check_merged(sheet, place)
    rows = [
        (number, cells)
        for number, cells in enumerate(grid[place + 1 :], start=place + 2)
        if any(cell != "" for cell in cells)
    ]
    if not rows:
        raise NoRows
    return Sheet(sheet.name, place + 1, [clean_heading(cell) for cell in grid[place]], rows)


def clean_heading(cell: Cell) -> str:
    return DECORATION.sub("", cell) if isinstance(cell, str) else str(cell)


def _heading_place(grid: Sequence[list[Cell]]) -> int:
    for place, cells in enumerate(grid[:ROOM_ABOVE]):
        headings = {clean_heading(cell) for cell in cells}
        if headings.issuperset(TELLING):
            return place
    raise NoHeader


def _check_merged(sheet: CalamineSheet, heading: int) -> None:
    """A title above the heading may be merged; a heading or a person may not (R03)."""
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        if bottom >= heading:
            raise MergedCells(f"{place_name(top + 1, left + 1)}:{place_name(bottom + 1, right + 1)}")
