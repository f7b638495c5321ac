"""The tables of a page of figures as sheets of a workbook, with one sheet that says what was counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from django.http import HttpResponse

from sanfang.statistics.cells import ALL, SIGNED, Cell, Unit
from sanfang.statistics.definitions import definitions
from sanfang.statistics.figures import Figure
from sanfang.statistics.formulas import SETTLED, Formula
from sanfang.statistics.outside import HELD_BACK
from sanfang.statistics.scope import Scope
from sanfang.statistics.workbook import Value, workbook

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Sheet = tuple[str, Sequence[str], Iterable[Sequence[Value]]]


def workbook_of(
    figures: Iterable[Figure], units: Sequence[Unit], formula: Formula, now: Scope, before: Scope | None
) -> HttpResponse:
    """Every table as it stands on the page; what is held back there is held back here."""
    headings = ["项目", f"{now.year} 届人数", f"{now.year} 届占比（%）"]
    if before is not None:
        headings += [f"{before.year} 届人数", f"{before.year} 届占比（%）"]
    sheets: list[Sheet] = [(figure.title, headings, _rows(figure)) for figure in figures]
    if units:
        sheets.append(("分列", _unit_headings(formula), _unit_rows(units, formula)))
    sheets.append(("口径", ["项目", "内容"], _said(formula, now)))
    name = f"数据分析-{now.year}届-{now.day.isoformat() if now.day else '此刻'}.xlsx"
    disposition = f"attachment; filename*=UTF-8''{quote(name)}"
    return HttpResponse(workbook(sheets), content_type=WORKBOOK, headers={"Content-Disposition": disposition})


def _rows(figure: Figure) -> Iterator[Sequence[Value]]:
    for line in figure.lines:
        both = [line.now, line.before] if line.before else [line.now]
        yield [line.label, *(value for cell in both for value in _values(cell))]


def _values(cell: Cell) -> tuple[Value, Value]:
    return (HELD_BACK, HELD_BACK) if cell.count is None else (cell.count, cell.percent)


def _unit_headings(formula: Formula) -> list[str]:
    named = ["毕业生总数", "有效网签", "毕业去向落实", *(part.label for part in formula.parts)]
    return ["代码", "名称", named[0], *(words for one in named[1:] for words in (one, f"{one}占比（%）"))]


def _unit_rows(units: Iterable[Unit], formula: Formula) -> Iterator[Sequence[Value]]:
    keys = (SIGNED, SETTLED, *formula.settled)
    for unit in units:
        shares = [value for key in keys for value in _values(unit.cells[key])]
        yield [unit.code, unit.name, unit.cells[ALL].count, *shares]


def _said(formula: Formula, now: Scope) -> Iterator[Sequence[Value]]:
    yield ["截至", now.day.isoformat() if now.day else "导出的那一刻"]
    yield ["公式", formula.words]
    for definition in definitions(formula).values():
        yield [definition.title, f"分子：{definition.numerator}　分母：{definition.denominator}"]
        yield ["不计入", definition.left_out]
        yield ["来源", definition.source]
