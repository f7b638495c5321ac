"""How long the rules about employers take at 100,000 signings, and how long a registry list of 20,000 lines and a
drawing from 100,000 records take.

`make bench` runs it. The floor of a rule groups the same signings by employer and counts their graduates, without
rights; that of the comparison reads the workbook and the school's records, and compares nothing; that of the
drawing asks for the keys of everybody.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable
from datetime import timedelta

from django.db import connection
from django.db.models import Count
from django.test.utils import setup_databases, teardown_databases
from python_calamine import CalamineWorkbook

from benchmarks.signing import timed
from sanfang import calendar
from sanfang.agreements.models import Agreement
from sanfang.agreements.states import State
from sanfang.checks.models import Sample, SigningTraits
from sanfang.checks.rows import found_by, in_words
from sanfang.checks.rules import RULES
from sanfang.graduates.models import Graduate

TURNS = 5
SIGNINGS, EMPLOYERS, MAJORS, LINES = 100_000, 5_000, 60, 20_000
WRITTEN_AT_ONCE = 500
MEASURED = {"21 校验不符": 21, "24 同码异名": 24, "26 岗位少、签约多": 26}


def prepared():
    """One school with all of it; every fiftieth employer is crowded, and a few of its codes are wrong."""
    from tests.cast import assemble

    cast = assemble()
    signed = cast.approve(cast.sign())
    graduates = [like(Graduate, cast.zhang, _graduate(number)) for number in range(SIGNINGS)]
    Graduate.objects.bulk_create(graduates, batch_size=WRITTEN_AT_ONCE)
    made = Graduate.objects.filter(student_number__startswith="9").order_by("pk").values_list("pk", flat=True)
    agreements = [
        like(Agreement, signed, _agreement(number, key)) for number, key in enumerate(made.iterator())
    ]
    Agreement.objects.bulk_create(agreements, batch_size=WRITTEN_AT_ONCE)
    rows = Agreement.objects.filter(graduate__in=made).order_by("pk").values_list("pk", "employer_uscc")
    SigningTraits.objects.bulk_create(
        [_traits(pk, code) for pk, code in rows.iterator()], batch_size=WRITTEN_AT_ONCE
    )
    connection.cursor().execute("ANALYZE")
    return cast


def like(model, sample, changed: dict[str, object]):
    facts = {field.attname: getattr(sample, field.attname) for field in model._meta.concrete_fields}
    return model(**(facts | {"id": None} | changed))


def _graduate(number: int) -> dict[str, object]:
    return {
        "student_number": f"9{number:07}",
        "id_number_index": f"{number}",
        "major_name": f"专业{number % MAJORS}",
        "is_locked": True,
    }


def _agreement(number: int, graduate: int) -> dict[str, object]:
    # Squared, so that some employers sign with many and most with few.
    employer = (number * number) % EMPLOYERS
    return {
        "graduate_id": graduate,
        "number": f"B{number:015}",
        "employer_id": None,
        "employer_uscc": f"B{employer:017}",
        "employer_name": f"第{employer}单位",
    }


def _traits(pk: int, code: str) -> SigningTraits:
    number = int(code[1:])
    name = f"第{number}单位"
    return SigningTraits(
        agreement_id=pk, uscc=code, uscc_is_wrong=number % 100 == 0, plain_name=name, loose_name=name
    )


def _page(number: int, actor) -> None:
    """The count of the overview, and the first page in words."""
    found = found_by(RULES[number], actor)
    found.count()
    in_words(RULES[number], found[:25], actor)


def _bare_groups() -> None:
    rows = Agreement.objects.filter(state=State.IN_FORCE).order_by("employer_uscc")
    len(list(rows.values_list("employer_uscc").annotate(Count("graduate", distinct=True))))


def ways(cast) -> dict[str, tuple[Callable[[], object], Callable[[], object]]]:
    """Each thing measured, with its floor."""
    officer = cast.actor("officer")
    rules = {
        name: (lambda number=number: _page(number, officer), _bare_groups)
        for name, number in MEASURED.items()
    }
    content = _a_list(cast)
    return rules | {
        f"学籍比对 {LINES:,} 行": (lambda: _compare(cast, content), lambda: _read_only(cast, content)),
        "抽查 5%": (
            lambda: _draw(officer),
            lambda: len(Graduate.objects.order_by("pk").values_list("school_id", "pk")),
        ),
    }


def _a_list(cast) -> bytes:
    from tests.checks.registry.lists import HEADINGS, a_line
    from tests.graduates.imports.books import a_workbook

    some = Graduate.objects.filter(school=cast.school).order_by("student_number")[:LINES]
    return a_workbook(*(a_line(one) for one in some), headings=HEADINGS)


def _compare(cast, content: bytes) -> None:
    from tests.checks.registry.lists import compared

    assert compared(cast, content).row_count == LINES


def _read_only(cast, content: bytes) -> None:
    import io

    CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    records = Graduate.objects.filter(school=cast.school).defer("phone", "home_address", "home_phone")
    len(list(records.order_by("student_number")))


def _draw(officer) -> None:
    from sanfang.checks.sampling import drawing
    from tests.checks.sampling.samples import terms

    day = calendar.today() + timedelta(days=14)
    title = f"第 {Sample.objects.count()} 批"
    asked = terms(title=title, population="agreements", share=5, maximum=500, answer_by=day)
    assert drawing.draw(asked, actor=officer).items.count() == 500


def measured() -> dict[str, tuple[list[float], list[float]]]:
    """Milliseconds of each and of its floor, taken in turns."""
    pairs = ways(prepared())
    times: dict[str, tuple[list[float], list[float]]] = {name: ([], []) for name in pairs}
    for _ in range(TURNS):
        for name, both in pairs.items():
            for taken, way in zip(times[name], both, strict=True):
                taken.append(timed(way))
    return times


def main() -> None:
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        times = measured()
    finally:
        teardown_databases(databases, verbosity=0)
    print(f"数据核查, {SIGNINGS:,} signings on {connection.vendor}; {TURNS} each, milliseconds, median")
    print(f"{'':<24}{'ours':>10}{'floor':>10}{'×':>8}")
    for name, (ours, floor) in times.items():
        mine, least = statistics.median(ours), statistics.median(floor)
        print(f"{name:<24}{mine:>10.0f}{least:>10.0f}{mine / least:>8.1f}")
