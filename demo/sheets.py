"""Workbooks as an office makes them: one header row that stays in sight, every cell text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

Cell = str | int
WIDEST_COLUMN = 44
# A fixed day, so that the same content makes the same file.
MADE_ON = datetime(2026, 1, 5, 9, 0)  # noqa: DTZ001 — the properties of a workbook know no zone
# What a person types stays what it is: neither a formula nor a link.
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_workbook(path: Path, sheets: dict[str, Sequence[Sequence[Cell]]]) -> None:
    """Write sheets by name; the first row of each is its header. A str is a text cell, an int a number cell."""
    with xlsxwriter.Workbook(path, OPTIONS) as workbook:
        workbook.set_properties({"created": MADE_ON})
        header = workbook.add_format({"bold": True, "bg_color": "#E7EEF7", "bottom": 1, "num_format": "@"})
        text = workbook.add_format({"num_format": "@"})
        for name, rows in sheets.items():
            _fill(workbook.add_worksheet(name), rows, header, text)


def _fill(sheet: Any, rows: Sequence[Sequence[Cell]], header: object, text: object) -> None:
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows) - 1, len(rows[0]) - 1)
    for index, column in enumerate(zip(*rows, strict=True)):
        sheet.set_column(index, index, _width(column))
    for row_index, row in enumerate(rows):
        for index, value in enumerate(row):
            _write(sheet, row_index, index, value, text if row_index else header)


def _write(sheet: Any, row: int, column: int, value: Cell, cell_format: object) -> None:
    if isinstance(value, int):
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, value, cell_format)


def _width(column: Iterable[Cell]) -> int:
    """Wide enough for the longest cell; a Chinese character takes two places."""
    longest = max(sum(2 if ord(c) > 0xFF else 1 for c in str(value)) for value in column)
    return min(longest + 3, WIDEST_COLUMN)
