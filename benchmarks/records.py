"""How long the list of records and its file take at a school of 10,000 graduates, beside a bare query and a bare file.

`make bench` runs it. The floor of a page reads its 25 rows and nothing else; the floor of
the file reads every row with values_list and writes as many cells with the same library. Both take turns.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter
from django.test import Client

from benchmarks.lists import ROWS
from benchmarks.measuring import Pairs, beside_floors, on_a_database, peak, read, show_beside_floors, where
from sanfang.exports.actions import ask, asking, run
from sanfang.exports.workbook import OPTIONS
from sanfang.graduates.columns import USUAL, columns_of
from sanfang.graduates.exporting import RECORDS, asked_for
from sanfang.graduates.models import Graduate, NameReading

GRADUATES = 10_000
TURNS = 10
SURNAMES, GIVEN = "王李张刘陈杨赵黄周吴单曾解盖仇", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚"
COLUMNS = (
    "name",
    "student_number",
    "department__name",
    "major_name",
    "school_class__name",
    "education_level",
)
PAGES = {
    "生源信息": "/school/records/",
    "生源信息 › 未确认": "/school/records/?confirmed=no",
    "生源信息 › 困难生": "/school/records/?hardship=any&year=2026",
    "确认进度": "/school/confirmation/",
}


def a_cohort(cast) -> None:
    """Everybody as zhang is, but for the name and the numbers."""
    facts = {field.attname: getattr(cast.zhang, field.attname) for field in Graduate._meta.concrete_fields}
    people = [Graduate(**(facts | _facts(number))) for number in range(GRADUATES)]
    NameReading.objects.write_for(Graduate.objects.bulk_create(people, batch_size=500))


def _facts(number: int) -> dict[str, object]:
    name = SURNAMES[number % 15] + GIVEN[number // 15 % 20] + GIVEN[number // 300 % 20]
    changed = {"id": None, "name": name, "name_key": name, "hardship": "0" if number % 50 else "2"}
    confirmed = {"confirmed_at": None} if number % 10 == 0 else {}
    return changed | confirmed | {"student_number": f"9{number:07}", "id_number_index": str(number)}


def ways(cast) -> dict[str, tuple[Callable[[], object], Callable[[], object]]]:
    """Each thing measured, with its floor."""
    client, searching = (Client(headers={"host": "localhost"}) for _ in range(2))
    client.force_login(cast.users["administrator"])
    # What one account searches for in one browser stays there: the other pages are not to be narrowed by it.
    searching.force_login(cast.users["administrator"])
    school = Graduate.objects.filter(school=cast.school)

    def floor() -> object:
        return list(school.values_list()[:ROWS])

    def searched() -> object:
        searching.post("/school/records/", {"q": "shanw"})
        return read(searching, "/school/records/")

    pages = {name: (lambda path=path: read(client, path), floor) for name, path in PAGES.items()}
    pages["导出 Excel"] = (lambda: an_export(cast), lambda: a_bare_file(school))
    return pages | {"生源信息 › 拼音 shanw": (searched, floor)}


def an_export(cast) -> None:
    job = ask(RECORDS, asked_for({}, columns_of(USUAL)), actor=cast.actor("administrator"))
    assert run(job)
    assert job.row_count > GRADUATES


def a_bare_file(school) -> None:
    with (
        TemporaryDirectory() as folder,
        xlsxwriter.Workbook(str(Path(folder) / "list.xlsx"), OPTIONS) as book,
    ):
        page = book.add_worksheet()
        for row, cells in enumerate(school.values_list(*COLUMNS, "confirmed_at", "left_on")):
            for place, cell in enumerate(cells):
                page.write_string(row, place, str(cell))


def measured() -> Pairs:
    from tests.cast import assemble

    cast = assemble()
    a_cohort(cast)
    asking.MOST_A_DAY = TURNS + 1
    return beside_floors(ways(cast), TURNS)


def main() -> None:
    times = on_a_database(measured)
    print(f"Records of {GRADUATES:,} graduates on {where()}; {TURNS} each, milliseconds")
    show_beside_floors(times)
    print(f"The process never took more than {peak()} MB.")
