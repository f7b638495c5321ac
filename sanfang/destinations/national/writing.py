"""Writes the national file: one sheet of text, and one that says whose export it is."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import Any

import xlsxwriter

from sanfang.destinations.national.columns import columns, row_of
from sanfang.graduates.models import Graduate

# What stands in a record stays what it is: neither a formula nor a link nor a number (promises E01).
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
COLUMN_WIDTH, WORDS_WIDTH = 16, 60
TELL_EVERY = 200


def write(
    graduates: Iterable[Graduate], year: int, facts: list[tuple[str, str]], *, told: Callable[[int], None]
) -> bytes:
    """An .xlsx of everybody; `facts` are for the second sheet. `told` hears now and then how many are done."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, OPTIONS) as workbook:
        styles = (
            workbook.add_format({"num_format": "@"}),
            workbook.add_format({"bold": True, "num_format": "@"}),
        )
        _write_everybody(workbook.add_worksheet("毕业生就业信息"), graduates, year, styles, told)
        _write_facts(workbook.add_worksheet("导出说明"), facts, styles[0])
        comments = "；".join("：".join(fact) for fact in facts)
        workbook.set_properties({"author": dict(facts)["导出人"], "comments": comments})
    return made.getvalue()


def _write_everybody(
    page: Any, graduates: Iterable[Graduate], year: int, styles: tuple[Any, Any], told: Callable[[int], None]
) -> None:
    text, bold = styles
    headings = [heading for heading, _ in columns(year)]
    page.set_column(0, len(headings) - 1, COLUMN_WIDTH, text)
    page.freeze_panes(1, 0)
    _write_row(page, 0, headings, bold)
    for number, graduate in enumerate(graduates, start=1):
        _write_row(page, number, row_of(graduate), text)
        if number % TELL_EVERY == 0:
            told(number)


def _write_facts(page: Any, facts: list[tuple[str, str]], text: Any) -> None:
    page.set_column(0, 0, COLUMN_WIDTH, text)
    page.set_column(1, 1, WORDS_WIDTH, text)
    for number, fact in enumerate(facts):
        _write_row(page, number, fact, text)


def _write_row(page: Any, number: int, cells: Iterable[str], style: Any) -> None:
    for place, cell in enumerate(cells):
        if cell:
            page.write_string(number, place, cell, style)
