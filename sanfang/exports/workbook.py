"""Writes a list into an .xlsx, row by row: text cells only, so that no formula lives and no zero is lost.

Whose export it is stands on every sheet, in the properties of the file, and on a sheet of its own. The library puts
what it has written into a file of its own while it goes on, so that a hundred thousand rows take no more memory
than a hundred; the folder of that file is nobody else's and goes with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import xlsxwriter

# What stands in a record stays what it is: neither a formula nor a link nor a number (promises E01).
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
COLUMN_WIDTH, FACT_WIDTH = 16, 60
ABOUT = "导出说明"
PURPOSE = "仅供毕业生就业工作使用，请妥善保管，用后删除，不要转发。"
# A header holds 255 characters, its commands with them.
LONGEST_LINE = 200


@dataclass(frozen=True)
class Watermark:
    """Who took it away and when, and whatever else the last sheet says, as pairs of label and words."""

    who: str
    when: str
    facts: Sequence[tuple[str, str]] = ()

    def line(self, count: int) -> str:
        """What every sheet says of itself (promises E02)."""
        return f"{self.who} {self.when} 导出 {count} 人"

    def told(self, count: int) -> list[tuple[str, str]]:
        first = [("导出人", self.who), ("导出时间", self.when), ("人数", str(count))]
        return [*first, *self.facts, ("用途", PURPOSE)]


def write(
    title: str, headings: Sequence[str], rows: Iterable[Sequence[str]], mark: Watermark
) -> tuple[bytes, int]:
    """The workbook, and how many rows are in it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "list.xlsx"
        with xlsxwriter.Workbook(str(path), OPTIONS | {"tmpdir": folder}) as book:
            text = book.add_format({"num_format": "@"})
            heading = book.add_format({"bold": True, "bg_color": "#E7EEF7", "num_format": "@"})
            page = book.add_worksheet(title)
            count = _write_list(page, headings, rows, heading, text)
            about = book.add_worksheet(ABOUT)
            _write_facts(about, mark.told(count), heading, text)
            _mark(book, (page, about), title, mark, count)
        return path.read_bytes(), count


def _write_list(
    page: Any, headings: Sequence[str], rows: Iterable[Sequence[str]], heading: object, text: object
) -> int:
    page.set_column(0, len(headings) - 1, COLUMN_WIDTH, text)
    page.freeze_panes(1, 1)
    _write_row(page, 0, headings, heading)
    number = 0
    for number, row in enumerate(rows, start=1):
        _write_row(page, number, row, text)
    return number


def _write_row(page: Any, number: int, cells: Iterable[str], style: object) -> None:
    for place, cell in enumerate(cells):
        if cell:
            page.write_string(number, place, cell, style)


def _write_facts(page: Any, facts: Iterable[tuple[str, str]], heading: object, text: object) -> None:
    page.set_column(0, 0, COLUMN_WIDTH)
    page.set_column(1, 1, FACT_WIDTH)
    for number, (label, words) in enumerate(facts):
        page.write_string(number, 0, label, heading)
        page.write_string(number, 1, words, text)


def _mark(book: Any, pages: Iterable[Any], title: str, mark: Watermark, count: int) -> None:
    """On every printed page and in the file itself: a sheet that lies about still says whose it is."""
    line = mark.line(count)
    for page in pages:
        page.set_header(f"&C{_plain(line)}")
        page.set_footer(f"&L{_plain(PURPOSE)}&R&P / &N")
    book.set_properties({"title": title, "author": mark.who, "comments": f"{line}。{PURPOSE}"})


def _plain(words: str) -> str:
    """To a header & is a command."""
    return words[:LONGEST_LINE].replace("&", "&&")
