"""A list of any length as a school would send it: `python -m benchmarks.many_graduates FILE PEOPLE`.

The people are the demo's, class after class of one school; nobody's student number or ID number comes twice. It runs
as a program of its own, so that what it takes in memory is not counted as an import's.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import count, islice
from pathlib import Path
from random import Random

from demo.classes import classes_of
from demo.columns import GRADUATE_COLUMNS, GRADUATE_SHEET
from demo.graduates import Graduate, class_list
from demo.schools import COHORTS, SCHOOLS
from demo.sheets import write_workbook

SCHOOL = SCHOOLS[0]
SECTION = 1000


def departments() -> list[str]:
    """Those that the school must have before the list comes."""
    return [department.name for department in SCHOOL.departments]


def people(changed: str = "") -> Iterator[Graduate]:
    """Without end; the same ones every time, all with another phone and class where `changed` is given."""
    chance = Random("benchmarks")
    seen: set[str] = set()
    sections = count(SECTION)
    while True:
        for one in classes_of(SCHOOL, COHORTS[0]):
            for graduate in class_list(replace(one, section=next(sections)), set(), chance):
                if graduate.id_number not in seen:
                    seen.add(graduate.id_number)
                    yield replace(graduate, phone=f"13{changed}{graduate.phone[3:]}") if changed else graduate


def write(path: Path, number: int, changed: str = "") -> None:
    names = GRADUATE_COLUMNS.values()
    rows = ([getattr(one, name) for name in names] for one in islice(people(changed), number))
    write_workbook(path, {GRADUATE_SHEET: [list(GRADUATE_COLUMNS), *rows]})


def write_apart(path: Path, number: int, changed: str = "") -> None:
    """In a process of its own."""
    command = [sys.executable, "-m", "benchmarks.many_graduates", str(path), str(number), changed]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
