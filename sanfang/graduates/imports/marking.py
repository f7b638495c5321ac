"""Gives a list back with its faulty cells coloured and the reasons beside them, ready to be mended and sent again.

Written row by row into a folder that goes with it, so that a hundred thousand rows take no more memory than a hundred.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import xlsxwriter

from sanfang.graduates.errors import ValueRefused
from sanfang.graduates.imports.columns import Columns, map_columns
from sanfang.graduates.imports.keeping import kept, kept_marked
from sanfang.graduates.imports.models import ImportBatch
from sanfang.graduates.imports.reading import Cell, Sheet, read
from sanfang.graduates.imports.rows import cell_text

# What a person typed stays what it is: neither a formula nor a link.
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
REASONS = "问题"
COLUMN_WIDTH, REASONS_WIDTH = 16, 70

Reasons = dict[int, list[tuple[str, str]]]


def marked_copy(batch: ImportBatch) -> bytes:
    """The list of a checked import with its faults; of a long one as it was made beforehand, or else now."""
    if batch.marked:
        return kept_marked(batch)
    return mark(kept(batch), batch.report["faults"], batch.report["fault_count"])


def mark(content: bytes, faults: Sequence[Iterable[Any]], count: int = 0) -> bytes:
    """The uploaded list as an .xlsx of text cells, every row where it stood. `faults` are those of the report, which
    keeps the first of `count`."""
    sheet = read(content)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "marked.xlsx"
        with xlsxwriter.Workbook(str(path), OPTIONS | {"tmpdir": folder}) as workbook:
            page = workbook.add_worksheet("检查结果")
            heading = (
                REASONS if count <= len(faults) else f"{REASONS}（共 {count} 处，只标出前 {len(faults)} 处）"
            )
            _Marker(workbook, page, map_columns(sheet.headings)).write(sheet, _by_row(faults), heading)
        return path.read_bytes()


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

    def write(self, sheet: Sheet, reasons: Reasons, beside_them: str) -> None:
        beside = len(sheet.headings)
        self.page.set_column(0, beside - 1, COLUMN_WIDTH)
        self.page.set_column(beside, beside, REASONS_WIDTH)
        self.page.freeze_panes(sheet.heading_row, 0)
        for place, heading in enumerate([*sheet.headings, beside_them]):
            self.page.write_string(sheet.heading_row - 1, place, heading, self.heading)
        for number, cells in sheet.rows():
            self.write_row(number - 1, cells, reasons.get(number, []))

    def write_row(self, row: int, cells: list[Cell], reasons: list[tuple[str, str]]) -> None:
        """Each cell once, the reasons in the last: what is written row by row cannot be written over."""
        bad = {self.places.get(label) for label, _ in reasons}
        for place, cell in enumerate(cells):
            self.page.write_string(row, place, as_text(cell), self.bad if place in bad else self.text)
        if reasons:
            words = "；".join(f"{label}：{message.rstrip('。')}" for label, message in reasons)
            self.page.write_string(row, len(cells), words, self.bad)


def as_text(cell: Cell) -> str:
    """A cell as the clerk sees it, whatever it is."""
    try:
        return cell_text(cell)
    except ValueRefused:
        return str(cell)
