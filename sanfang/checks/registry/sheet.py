"""The differences as a workbook: one sheet a kind, the differing cells coloured, protected values masked."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

import xlsxwriter
from django.db.models import QuerySet
from django.utils import timezone

from sanfang import calendar
from sanfang.checks.registry.columns import COMPARED
from sanfang.checks.registry.models import RegistryComparison, RegistryRow
from sanfang.graduates.fields import RecordField

Kind = RegistryRow.Kind
# What a person typed stays what it is: neither a formula nor a link.
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
COLUMN_WIDTH, NOTE_WIDTH = 18, 60
AT_ONCE = 500
WHO = ("名单行号", "学号", "姓名", "身份证号")


def workbook_of(comparison: RegistryComparison, *, by: str) -> bytes:
    """Every row that did not agree, all cells text, so that zeros stay and no formula lives."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, OPTIONS) as book:
        sheets = _Sheets(book)
        sheets.write_differing(comparison)
        for kind in (Kind.ONLY_LISTED, Kind.ONLY_HELD, Kind.UNREAD):
            sheets.write_others(comparison, kind)
        sheets.write_about(_about(comparison, by))
    return made.getvalue()


def _about(comparison: RegistryComparison, by: str) -> list[tuple[str, str]]:
    """Whose file this is, for whoever finds it (promises E02)."""
    return [
        (
            "内容",
            f"{comparison.school.name} {comparison.plan.cohort_year} 年 · {comparison.plan.name} 学籍比对结果",
        ),
        ("名单", comparison.original_name),
        ("一致", f"{comparison.same_count} 人"),
        ("导出人", by),
        ("导出时间", calendar.spoken(timezone.now())),
        ("注意", "含个人信息，仅用于核对，用后请删除，不得转发。"),
    ]


def _rows(comparison: RegistryComparison, kind: str) -> QuerySet[RegistryRow]:
    return comparison.rows.filter(kind=kind).select_related("graduate")


class _Sheets:
    """Writes one workbook; text everywhere."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.heading = book.add_format({"bold": True, "bg_color": "#E7EEF7", "num_format": "@"})
        self.text = book.add_format({"num_format": "@", "valign": "top"})
        self.bad = book.add_format(
            {
                "num_format": "@",
                "bg_color": "#FFC7CE",
                "font_color": "#9C0006",
                "text_wrap": True,
                "valign": "top",
            }
        )

    def write_differing(self, comparison: RegistryComparison) -> None:
        """A column for every field that differs for somebody; what agrees shows what the record says."""
        fields = [field for field in COMPARED if field.name in comparison.by_field]
        shown = [field for field in fields if field.name not in {"student_number", "name", "id_number"}]
        own = [field for field in fields if field not in shown]
        page = self._page("信息不同", [*WHO, *(field.label for field in shown)])
        for line, row in enumerate(_rows(comparison, Kind.DIFFERS).iterator(AT_ONCE), start=1):
            told = {name: _both(held, said, why) for name, _, held, said, why in row.differences}
            places = {"student_number": 1, "name": 2, "id_number": 3}
            self._write(page, line, _who(row))
            for field in own:
                if field.name in told:
                    page.write_string(line, places[field.name], told[field.name], self.bad)
            for place, field in enumerate(shown, start=len(WHO)):
                style = self.bad if field.name in told else self.text
                page.write_string(line, place, told.get(field.name) or _held(row, field), style)

    def write_others(self, comparison: RegistryComparison, kind: RegistryRow.Kind) -> None:
        page = self._page(str(kind.label), [*WHO, "说明"])
        page.set_column(len(WHO), len(WHO), NOTE_WIDTH)
        for line, row in enumerate(_rows(comparison, kind).iterator(AT_ONCE), start=1):
            self._write(page, line, [*_who(row), row.note])

    def write_about(self, facts: list[tuple[str, str]]) -> None:
        page = self.book.add_worksheet("说明")
        page.set_column(1, 1, NOTE_WIDTH)
        for line, cells in enumerate(facts):
            self._write(page, line, cells)

    def _page(self, name: str, headings: list[str]) -> Any:
        page = self.book.add_worksheet(name)
        page.set_column(0, len(headings) - 1, COLUMN_WIDTH)
        page.freeze_panes(1, 3)
        for place, words in enumerate(headings):
            page.write_string(0, place, words, self.heading)
        return page

    def _write(self, page: Any, line: int, cells: Iterable[str]) -> None:
        for place, words in enumerate(cells):
            page.write_string(line, place, words, self.text)


def _who(row: RegistryRow) -> list[str]:
    return [str(row.number or ""), row.student_number, row.name, row.id_number]


def _held(row: RegistryRow, field: RecordField) -> str:
    return field.masked(row.graduate) if row.graduate else ""


def _both(held: str, said: str, why: str) -> str:
    return f"系统：{held or '空'}\n名单：{said}" + (f"\n{why}" if why else "")
