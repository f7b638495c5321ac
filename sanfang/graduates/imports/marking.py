"""Gives a list back with its faulty cells coloured and the reasons beside them, ready to be mended and sent again."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import xlsxwriter

from sanfang.graduates.errors import ValueRefused
from sanfang.graduates.imports.columns import Columns, map_columns
from sanfang.graduates.imports.reading import Cell, Sheet, read
from sanfang.graduates.imports.rows import cell_text

# What a person typed stays what it is: neither a formula nor a link.
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
REASONS = "问题"
COLUMN_WIDTH, REASONS_WIDTH = 16, 70

Reasons = dict[int, list[tuple[str, str]]]


def mark(content: bytes, faults: Iterable[Iterable[Any]]) -> bytes:
    """The uploaded list as an .xlsx of text cells, every row where it stood. `faults` are those of the report."""
    sheet = read(content)
    columns = map_columns(sheet.headings)
    reasons = _by_row(faults)
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, OPTIONS) as workbook:
        page = workbook.add_worksheet("检查结果")
        _Marker(workbook, page, columns).write(sheet, reasons)
    return made.getvalue()


def _by_row(faults: Iterable[Iterable[Any]]) -> Reasons:
    reasons: Reasons = defaultdict(list)
    for row, label, _, message in faults:
        reasons[row].append((label, message))
    return reasons


class _Marker:
    """Writes one page; text everywhere, so that long numbers and leading zeros stay."""

    def __init__(self, workbook: Any, page: Any, columns: Columns) -> None:
        self.page = page
        self.places = {field.label: place for field, place in columns.places}
        self.heading = workbook.add_format({"bold": True, "bg_color": "#E7EEF7", "num_format": "@"})
        self.text = workbook.add_format({"num_format": "@"})
        self.bad = workbook.add_format({"num_format": "@", "bg_color": "#FFC7CE", "font_color": "#9C0006"})

    def write(self, sheet: Sheet, reasons: Reasons) -> None:
        beside = len(sheet.headings)
        self.page.set_column(0, beside - 1, COLUMN_WIDTH)
        self.page.set_column(beside, beside, REASONS_WIDTH)
        self.page.freeze_panes(sheet.heading_row, 0)
        self.write_row(sheet.heading_row, [*sheet.headings, REASONS], self.heading)
        for number, cells in sheet.rows:
            self.write_row(number, cells, self.text)
            if number in reasons:
                self.write_reasons(number, cells, beside, reasons[number])

    def write_row(self, number: int, cells: Iterable[Cell], style: object) -> None:
        for place, cell in enumerate(cells):
            self.page.write_string(number - 1, place, as_text(cell), style)

    def write_reasons(
        self, number: int, cells: list[Cell], beside: int, reasons: list[tuple[str, str]]
    ) -> None:
        for label, _ in reasons:
            if (place := self.places.get(label)) is not None:
                self.page.write_string(number - 1, place, as_text(cells[place]), self.bad)
        words = "；".join(f"{label}：{message.rstrip('。')}" for label, message in reasons)
        self.page.write_string(number - 1, beside, words, self.bad)


def as_text(cell: Cell) -> str:
    """A cell as the clerk sees it, whatever it is."""
    try:
        return cell_text(cell)
    except ValueRefused:
        return str(cell)
