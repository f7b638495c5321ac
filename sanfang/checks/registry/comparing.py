"""The comparison itself: every line of the list against the records of one school and plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from sanfang.checks.registry.columns import COMPARED, columns_of
from sanfang.checks.registry.models import RegistryComparison, RegistryRow
from sanfang.checks.registry.reading import Line, LineReader
from sanfang.graduates.fields import BY_NAME, RecordField
from sanfang.graduates.imports.reading import Sheet, read
from sanfang.graduates.models import Graduate
from sanfang.graduates.queries import ID_NUMBER
from sanfang.privacy.index import blind_index

Told = Callable[[int, int], None]
TOLD_EVERY = 500
Kind = RegistryRow.Kind
# What names a person is told as different, without saying how: the words go into the facts of a case.
NAMING = frozenset({"name", "student_number"})
NOT_COMPARED = ("phone", "home_address", "home_phone")


@dataclass
class Found:
    """What a comparison comes to. `rows` are all that did not agree; `by_field` counts who differs in each field."""

    ignored: list[str]
    lines: int = 0
    same: int = 0
    rows: list[RegistryRow] = field(default_factory=list)
    by_field: Counter[str] = field(default_factory=Counter)

    def count(self, kind: str) -> int:
        return sum(row.kind == kind for row in self.rows)


def compare(content: bytes, comparison: RegistryComparison, *, told: Told | None = None) -> Found:
    """Read a list and set it beside the records; WorkbookRefused when it cannot be read at all.

    `told` is told now and then how many lines of how many were looked at.
    """
    sheet = read(content)
    columns = columns_of(sheet.headings)
    found = Found(columns.ignored)
    held = _Held(comparison)
    reader = LineReader(columns, comparison.plan.cohort_year)
    for line in _lines(sheet, reader, told):
        found.lines += 1
        _look_at(line, held, found)
    found.rows += [_only_held(graduate) for graduate in held.unseen()]
    return found


def _lines(sheet: Sheet, reader: LineReader, told: Told | None) -> Iterator[Line]:
    total = len(sheet.rows)
    for place, (number, cells) in enumerate(sheet.rows):
        if told and place % TOLD_EVERY == 0:
            told(place, total)
        yield reader.read(number, cells)


class _Held:
    """The school's records of the year: those of the plan, by student number and by ID number, and the others."""

    def __init__(self, comparison: RegistryComparison) -> None:
        plan = comparison.plan
        year = Graduate.objects.filter(school=comparison.school, cohort_year=plan.cohort_year)
        everybody = list(year.select_related("plan").defer(*NOT_COMPARED).order_by("student_number", "pk"))
        own = [one for one in everybody if one.plan_id == plan.pk and one.is_on_the_list]
        self.by_number = {one.student_number: one for one in own}
        self.by_index = {one.id_number_index: one for one in own}
        keys = {one.pk for one in own}
        self.others = {one.id_number_index: one for one in everybody if one.pk not in keys}
        self.seen: dict[int, int] = {}

    def whose(self, line: Line, index: str) -> Graduate | None:
        """By the ID number first: a student number is mistyped more easily, and given anew."""
        return self.by_index.get(index) or self.by_number.get(line.text("student_number"))

    def unseen(self) -> Iterable[Graduate]:
        return (one for one in self.by_number.values() if one.pk not in self.seen)


def _look_at(line: Line, held: _Held, found: Found) -> None:
    number = line.text("id_number")
    index = blind_index(number, ID_NUMBER) if number else ""
    graduate = held.whose(line, index)
    if graduate is None:
        found.rows.append(_of_nobody(line, held.others.get(index)))
        return
    first = held.seen.setdefault(graduate.pk, line.number)
    if first != line.number:
        found.rows.append(_row(Kind.UNREAD, line, note=f"与第 {first} 行是同一人，请在名单中保留一行。"))
        return
    differences = list(_differences(line, graduate))
    if not differences:
        found.same += 1
        return
    found.by_field.update(name for name, *_ in differences)
    found.rows.append(_differing(line, graduate, differences))


def _of_nobody(line: Line, elsewhere: Graduate | None) -> RegistryRow:
    unread = [line.unread[name].why for name in ("id_number", "student_number") if name in line.unread]
    is_named = line.text("id_number") or line.text("student_number")
    if unread or not is_named:
        return _row(Kind.UNREAD, line, note="；".join(unread) or "学号和身份证号都是空的。")
    return _row(Kind.ONLY_LISTED, line, note=_where(elsewhere))


def _where(elsewhere: Graduate | None) -> str:
    """Why somebody whom the school knows is not among those compared."""
    if elsewhere is None:
        return ""
    if not elsewhere.is_on_the_list:
        return "该生在本校已移出毕业生名单。"
    return f"该生在「{elsewhere.plan.cohort_year} 年 · {elsewhere.plan.name}」的名单中。"


def _differences(line: Line, graduate: Graduate) -> Iterator[list[str]]:
    """`[field, label, held, said, why it cannot be read]`, masked where the field is."""
    for wanted in COMPARED:
        if wanted.name in line.unread:
            unread = line.unread[wanted.name]
            why = unread.why.rstrip("。")
            yield [wanted.name, wanted.label, wanted.masked(graduate), unread.shown, why]
        elif wanted.name in line.said and not _agrees(line, wanted, graduate):
            yield [wanted.name, wanted.label, wanted.masked(graduate), _in_words(line, wanted, graduate), ""]


def _agrees(line: Line, wanted: RecordField, graduate: Graduate) -> bool:
    return line.said[wanted.name].agrees_with(getattr(graduate, wanted.name))


def _in_words(line: Line, wanted: RecordField, graduate: Graduate) -> str:
    said = line.said[wanted.name]
    if isinstance(said.value, date) and not said.is_whole:
        return f"{said.value:%Y-%m}"
    return wanted.masked_words(wanted.in_words(said.value, graduate.cohort_year))


def _differing(line: Line, graduate: Graduate, differences: list[list[str]]) -> RegistryRow:
    row = _row(Kind.DIFFERS, line, graduate=graduate, differences=differences)
    row.student_number, row.name = graduate.student_number, graduate.name
    row.words = "；".join(_told(*one) for one in differences)[:1000]
    row.origin_place = line.text("origin_place")[:100]
    return row


def _told(name: str, label: str, held: str, said: str, why: str) -> str:
    if name in NAMING:
        return f"{label}不同"
    return f"{label}：系统「{held or '空'}」，名单「{said}」{'（读不出）' if why else ''}"


def _only_held(graduate: Graduate) -> RegistryRow:
    return RegistryRow(
        kind=Kind.ONLY_HELD,
        graduate=graduate,
        student_number=graduate.student_number,
        name=graduate.name,
        id_number=BY_NAME["id_number"].masked(graduate),
        words="学籍名单中没有这名毕业生",
    )


def _row(kind: str, line: Line, **values: object) -> RegistryRow:
    as_it_stands = line.unread.get("id_number")
    masked = BY_NAME["id_number"].masked_words(line.text("id_number"))
    return RegistryRow(
        kind=kind,
        number=line.number,
        student_number=line.student_number[:30],
        name=line.name[:50],
        id_number=(as_it_stands.shown if as_it_stands else masked)[:18],
        **values,
    )
