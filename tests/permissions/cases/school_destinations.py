"""The school's desk around where graduates go: within school and departments."""

from tests.permissions.case import ONLY_POSTED_TO, Case, opens_to
from tests.permissions.cases.school_agreements import searching
from tests.permissions.people import ADMINISTRATORS, OVER_ZHANG, STAFF
from tests.permissions.stage import Stage, a_picture

ALL_STAFF = opens_to(*STAFF)
SCOPE = opens_to(*OVER_ZHANG)
STAFF_POST = opens_to(*STAFF, answer=ONLY_POSTED_TO)


def zhang(stage: Stage) -> dict[str, object]:
    return {"pk": stage.zhang.pk}


def flexible_work(stage: Stage) -> dict[str, object]:
    return {"pk": stage.zhang.pk, "code": 76}


def evidence(stage: Stage) -> dict[str, object]:
    return {"pk": stage.zhang.pk, "evidence": stage.evidence.pk}


def a_flexible_worker(stage: Stage) -> dict[str, object]:
    values = {"occupation": "插画师", "monthly_pay": "6000", "employer_place": "安徽省芜湖市"}
    return values | {"seen": "0", "paper_statement": a_picture()}


def this_year(stage: Stage) -> dict[str, str]:
    return {"year": "2026"}


def a_receiver(stage: Stage) -> dict[str, str]:
    return {"receiver": "芜湖市人才服务中心", "address": "安徽省芜湖市赭山中路 1 号", "postcode": "241000"}


CASES = {
    "school:destinations": Case(ALL_STAFF, posts=searching, writes=False),
    "school:destination": Case(SCOPE, of=zhang),
    "school:destination_choose": Case(SCOPE, of=zhang),
    "school:destination_record": Case(SCOPE, of=flexible_work, posts=a_flexible_worker),
    "school:destination_evidence": Case(SCOPE, of=evidence),
    "school:national": Case(ALL_STAFF),
    "school:national_ask": Case(STAFF_POST, posts=this_year),
    "school:file_transfers": Case(ALL_STAFF, posts=searching, writes=False),
    "school:file_transfer": Case(SCOPE, of=zhang, posts=a_receiver),
    "school:certificates": Case(ALL_STAFF, posts=searching, writes=False),
    "school:certificate": Case(
        SCOPE, of=lambda stage: {"pk": stage.of_2022.pk}, posts=lambda stage: {"kind": "6"}
    ),
    "school:final": Case(ALL_STAFF, posts=searching, writes=False),
    "school:final_remind": Case(STAFF_POST, posts=lambda stage: {"year": str(stage.cohort_that_is_open)}),
    "school:final_closing_day": Case(
        opens_to(*ADMINISTRATORS), posts=lambda stage: {"month": "7", "day": "15"}
    ),
}
