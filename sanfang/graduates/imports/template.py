"""An empty list to be filled: the headings, which of them are needed, and the words of every code list."""

from __future__ import annotations

import io
from typing import Any

import xlsxwriter

from sanfang.codes.lists import code_list
from sanfang.graduates.imports.columns import DERIVED, IMPORTED_FIELDS, NEEDED

COLUMN_WIDTH, WORDS_WIDTH = 16, 24


def blank_list() -> bytes:
    """An .xlsx whose cells are text, so that long numbers and leading zeros stay as they are typed."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as workbook:
        styles = {
            "needed": workbook.add_format({"bold": True, "bg_color": "#E7EEF7", "num_format": "@"}),
            "optional": workbook.add_format({"bg_color": "#F2F2F2", "num_format": "@"}),
            "text": workbook.add_format({"num_format": "@"}),
        }
        _write_list(workbook.add_worksheet("生源信息"), styles)
        _write_codes(workbook.add_worksheet("代码表"), styles)
    return made.getvalue()


def _write_list(page: Any, styles: dict[str, Any]) -> None:
    offered = [field for field in IMPORTED_FIELDS if field.name not in DERIVED]
    page.set_column(0, len(offered) - 1, COLUMN_WIDTH, styles["text"])
    page.freeze_panes(1, 0)
    for place, field in enumerate(offered):
        needed = field.name in NEEDED
        page.write_string(0, place, field.label + "*" * needed, styles["needed" if needed else "optional"])


def _write_codes(page: Any, styles: dict[str, Any]) -> None:
    coded = [field for field in IMPORTED_FIELDS if field.codes]
    page.set_column(0, len(coded) - 1, WORDS_WIDTH, styles["text"])
    for place, field in enumerate(coded):
        page.write_string(0, place, field.label, styles["needed"])
        for row, (_, label) in enumerate(code_list(field.codes).choices, start=1):
            page.write_string(row, place, label, styles["text"])
