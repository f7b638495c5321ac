"""The school's desk around where graduates go: within school and departments."""

from tests.permissions.case import Case, opens_to
from tests.permissions.cases.school_agreements import searching
from tests.permissions.people import OVER_ZHANG, STAFF
from tests.permissions.stage import Stage, a_picture

ALL_STAFF = opens_to(*STAFF)
SCOPE = opens_to(*OVER_ZHANG)


def zhang(stage: Stage) -> dict[str, object]:
    return {"pk": stage.zhang.pk}


def flexible_work(stage: Stage) -> dict[str, object]:
    return {"pk": stage.zhang.pk, "code": 76}


def evidence(stage: Stage) -> dict[str, object]:
    return {"pk": stage.zhang.pk, "evidence": stage.evidence.pk}


def a_flexible_worker(stage: Stage) -> dict[str, object]:
    values = {"occupation": "插画师", "monthly_pay": "6000", "employer_place": "安徽省芜湖市"}
    return values | {"seen": "0", "paper_statement": a_picture()}


CASES = {
    "school:destinations": Case(ALL_STAFF, posts=searching, writes=False),
    "school:destination": Case(SCOPE, of=zhang),
    "school:destination_choose": Case(SCOPE, of=zhang),
    "school:destination_record": Case(SCOPE, of=flexible_work, posts=a_flexible_worker),
    "school:destination_evidence": Case(SCOPE, of=evidence),
}
