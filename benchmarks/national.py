"""How long the national file of 6,000 graduates takes, beside writing the same cells and nothing else.

It runs with the others, `make bench`. The floor hands ready rows of text to XlsxWriter: no query, no
decryption, no code list. The check before it is one query over the same graduates.
"""

from __future__ import annotations

import io
import statistics
from time import perf_counter

import xlsxwriter

from benchmarks.measuring import Times, in_turns, on_a_database, where

PEOPLE, TURNS = 6_000, 3


def measured() -> Times:
    """Milliseconds of the check, of making the file, and of the floor."""
    from sanfang.destinations.national.columns import RELATED, row_of
    from sanfang.destinations.national.exporting import NATIONAL, asked_for
    from sanfang.destinations.national.rules import cohort, count_all
    from sanfang.exports.workbook import OPTIONS, Watermark, write
    from sanfang.graduates.models import Graduate
    from tests.cast import COHORT, a_graduate, assemble

    cast = assemble()
    for number in range(PEOPLE):
        a_graduate(cast.computing, cast.plan, f"欧阳{'静怡晓强'[number % 4]}")
    seen = Graduate.objects.visible_to(cast.actor("administrator"))
    everybody = cohort(seen, COHORT).select_related(*RELATED)
    rows = [row_of(one) for one in everybody]

    def floor() -> None:
        with xlsxwriter.Workbook(io.BytesIO(), OPTIONS) as workbook:
            page = workbook.add_worksheet()
            for number, row in enumerate(rows):
                for place, cell in enumerate(row):
                    if cell:
                        page.write_string(number, place, cell)

    asked = asked_for(COHORT)

    def make() -> None:
        rows = NATIONAL.rows(asked, cast.actor("administrator"))
        write(NATIONAL.title, NATIONAL.headings(asked), rows, Watermark("x", "now"))

    ways = {"check": lambda: count_all(seen, COHORT), "file": make, "floor": floor}
    return in_turns(ways, TURNS)


def main() -> None:
    began = perf_counter()
    times = on_a_database(measured)
    print(f"National file of {PEOPLE} graduates on {where()}; median of {TURNS}, milliseconds")
    for name, taken in times.items():
        print(f"{name:<10}{statistics.median(taken):>10.0f}")
    print(f"(whole run: {perf_counter() - began:.0f} s)")
