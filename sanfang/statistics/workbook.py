"""The tables of a page as an .xlsx: numbers as numbers, no formula, what is held back as its mark."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

import xlsxwriter

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
COLUMN_WIDTH = 18
# Excel's own limits: 31 characters, none of these.
LONGEST_NAME, FORBIDDEN = 31, str.maketrans(dict.fromkeys("[]:*?/\\", "-"))
Value = str | int | Decimal | None


def workbook(sheets: Iterable[tuple[str, Sequence[str], Iterable[Sequence[Value]]]]) -> bytes:
    """Each sheet is its name, its headings and its rows; None is an empty cell."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, OPTIONS) as book:
        heading = book.add_format({"bold": True, "bg_color": "#E7EEF7"})
        for name, headings, rows in sheets:
            page = book.add_worksheet(name.translate(FORBIDDEN)[:LONGEST_NAME])
            page.set_column(0, max(len(headings) - 1, 0), COLUMN_WIDTH)
            page.freeze_panes(1, 0)
            _write(page, 0, headings, heading)
            for place, row in enumerate(rows, start=1):
                _write(page, place, row, None)
    return made.getvalue()


def _write(page: Any, row: int, values: Sequence[Value], style: Any) -> None:
    for column, value in enumerate(values):
        if isinstance(value, str):
            page.write_string(row, column, value, style)
        elif value is not None:
            page.write_number(row, column, float(value), style)
