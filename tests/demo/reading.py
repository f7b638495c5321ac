"""Reads the demo's workbooks as an import would: by the words in the header."""

from __future__ import annotations

from pathlib import Path

from python_calamine import CalamineWorkbook

Row = dict[str, object]


def rows_of(path: Path, sheet: str) -> list[Row]:
    header, *rows = CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python()
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


def graduates_in(folder: Path, pattern: str = "*届-生源信息.xlsx") -> list[Row]:
    """Every graduate of the lists, with the school and the cohort that the file's name tells."""
    return [
        row | {"school": path.name.split("-")[0], "cohort": path.name.split("-")[2][:4]}
        for path in sorted(folder.glob(pattern))
        for row in rows_of(path, "生源信息")
    ]
