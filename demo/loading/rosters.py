"""The lists of graduates, imported by each school's administrator as a clerk would: check, then commit."""

from __future__ import annotations

import re
from pathlib import Path

from demo.loading.institutions import PLAN
from demo.loading.papers import Paper
from demo.loading.stage import all_staff
from demo.schools import SCHOOLS
from sanfang.graduates.actions import importing
from sanfang.graduates.models import ImportBatch
from sanfang.institutions.models import DispatchPlan, School

FILE = re.compile(r"(?P<code>[0-9]{5})-.+-(?P<year>[0-9]{4})届-生源信息\.xlsx")
ADMINISTRATORS = {school.code: school.administrator for school in SCHOOLS}


class ListRefused(Exception):
    """A list of the demo did not pass the import's own checks."""


def import_roster(path: Path) -> ImportBatch:
    """Check and commit one list; ListRefused with what the report says when a row is faulty."""
    found = FILE.fullmatch(path.name)
    if found is None:
        raise ListRefused(path.name)
    school = School.objects.get(code=found["code"])
    plan = DispatchPlan.objects.get(cohort_year=int(found["year"]), name=PLAN)
    actor = all_staff()[ADMINISTRATORS[school.code]]
    batch = importing.check(Paper.of(path), school, plan, actor=actor)
    if batch.faulty_count:
        raise ListRefused(f"{path.name}: {batch.report}")
    importing.commit(batch, actor=actor)
    return batch
