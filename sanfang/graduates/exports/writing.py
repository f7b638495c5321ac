"""Writes graduates into an .xlsx, row by row: text cells only, so that no formula lives and no zero is lost.

The library puts what it has written into a file of its own while it goes on, so that a hundred thousand rows
take no more memory than a hundred; the folder of that file is nobody else's and goes with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import xlsxwriter

from sanfang.graduates.columns import Column
from sanfang.graduates.models import Graduate

OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
COLUMN_WIDTH, FACT_WIDTH = 16, 60
LIST, ABOUT = "生源信息", "导出说明"
LONGEST_FOOTER = 200
Facts = Sequence[tuple[str, str]]


def workbook_of(
    graduates: Iterable[Graduate], columns: Sequence[Column], facts: Facts, *, in_clear: bool
) -> bytes:
    """The list, and behind it a page that says who took it away, when, and of whom."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "list.xlsx"
        with xlsxwriter.Workbook(str(path), OPTIONS | {"tmpdir": folder}) as workbook:
            styles = _styles(workbook)
            _write_list(workbook.add_worksheet(LIST), styles, graduates, columns, facts, in_clear=in_clear)
            _write_facts(workbook.add_worksheet(ABOUT), styles, facts)
        return path.read_bytes()


def _styles(workbook: Any) -> dict[str, Any]:
    return {
        "heading": workbook.add_format({"bold": True, "bg_color": "#E7EEF7", "num_format": "@"}),
        "text": workbook.add_format({"num_format": "@"}),
    }


def _write_list(
    page: Any,
    styles: dict[str, Any],
    graduates: Iterable[Graduate],
    columns: Sequence[Column],
    facts: Facts,
    *,
    in_clear: bool,
) -> None:
    page.set_column(0, len(columns) - 1, COLUMN_WIDTH)
    page.freeze_panes(1, 1)
    # On every printed page: a sheet that lies about still says whose it is.
    page.set_footer("&L" + _footer(facts) + "&R&P / &N")
    _write_row(page, 0, (column.label for column in columns), styles["heading"])
    for number, graduate in enumerate(graduates, start=1):
        read = (column.clear if in_clear else column.words for column in columns)
        _write_row(page, number, (words(graduate) for words in read), styles["text"])


def _write_row(page: Any, number: int, cells: Iterable[str], style: object) -> None:
    for place, cell in enumerate(cells):
        page.write_string(number, place, cell, style)


def _write_facts(page: Any, styles: dict[str, Any], facts: Facts) -> None:
    page.set_column(0, 0, COLUMN_WIDTH)
    page.set_column(1, 1, FACT_WIDTH)
    for number, (label, words) in enumerate(facts):
        page.write_string(number, 0, label, styles["heading"])
        page.write_string(number, 1, words, styles["text"])


def _footer(facts: Facts) -> str:
    """The first two facts, who and when; to a footer, & is a command."""
    return "　".join(words for _, words in facts[:2])[:LONGEST_FOOTER].replace("&", "&&")
