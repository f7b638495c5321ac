"""A workbook as a table: one heading, and the rows below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from sanfang.graduates.imports.errors import Broken, MergedCells, NoHeader, NoRows
from sanfang.graduates.imports.scanning import ROOM_ABOVE, place_name
from sanfang.graduates.imports.unpacking import unpack

Cell = int | float | str | bool | time | date | datetime | timedelta

# What stands in a heading for people only: 「姓名*」, 「学号（必填）」, 「身份证号：」.
DECORATION = re.compile(r"[\s*＊※：:]|[（(]必填[）)]")
# A row is the heading when it has at least these.
TELLING = ("姓名", "学号")


@dataclass(frozen=True)
class Sheet:
    """The list as it came. A row carries the number that the clerk sees at its left edge.

    `last_row` is the number of the last one. The cells stay with the library until they are asked for, a row at a
    time: as objects, those of a hundred thousand people would take a gigabyte.
    """

    page: CalamineSheet
    heading_row: int
    headings: list[str]

    @property
    def name(self) -> str:
        return self.page.name

    @property
    def last_row(self) -> int:
        return self.page.total_height

    def rows(self) -> Iterator[tuple[int, list[Cell]]]:
        """Whatever stands below the heading and is not empty; may be gone through again."""
        below = enumerate(islice(_grid(self.page), self.heading_row, None), start=self.heading_row + 1)
        return ((number, cells) for number, cells in below if any(cell != "" for cell in cells))


def read(content: bytes) -> Sheet:
    """The first sheet of an .xlsx, or a WorkbookRefused that says what to do with the file."""
    parts = unpack(content)
    try:
        with CalamineWorkbook.from_filelike(parts.archive) as workbook:
            return _table(workbook.get_sheet_by_name(parts.sheet_name))
    except CalamineError as error:
        raise Broken from error


def _grid(page: CalamineSheet) -> Iterator[list[Cell]]:
    """Every row from the very first, every cell from column A on: the library leaves out the empty columns before."""
    before: list[Cell] = [""] * (page.start or (0, 0))[1]
    return (before + cells for cells in page.iter_rows())


def _table(page: CalamineSheet) -> Sheet:
    place, cells = _heading(page)
    _check_merged(page, place)
    sheet = Sheet(page, place + 1, [clean_heading(cell) for cell in cells])
    if next(sheet.rows(), None) is None:
        raise NoRows
    return sheet


def clean_heading(cell: Cell) -> str:
    return DECORATION.sub("", cell) if isinstance(cell, str) else str(cell)


def _heading(page: CalamineSheet) -> tuple[int, list[Cell]]:
    for place, cells in enumerate(islice(_grid(page), ROOM_ABOVE)):
        headings = {clean_heading(cell) for cell in cells}
        if headings.issuperset(TELLING):
            return place, cells
    raise NoHeader


def _check_merged(sheet: CalamineSheet, heading: int) -> None:
    """A title above the heading may be merged; a heading or a person may not (R03)."""
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        if bottom >= heading:
            raise MergedCells(f"{place_name(top + 1, left + 1)}:{place_name(bottom + 1, right + 1)}")
