"""Reads the demo's workbooks as rows by their headers."""

from __future__ import annotations

from pathlib import Path

from python_calamine import CalamineWorkbook

Row = dict[str, str]


def rows_of(path: Path, sheet: str) -> list[Row]:
    """The rows of one sheet, every cell as text without blanks around it."""
    with CalamineWorkbook.from_path(path) as workbook:
        header, *rows = workbook.get_sheet_by_name(sheet).to_python()
    names = [str(name) for name in header]
    return [dict(zip(names, (str(cell).strip() for cell in row), strict=True)) for row in rows]
