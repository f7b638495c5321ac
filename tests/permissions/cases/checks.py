"""Data checks and the cases opened on them, at both desks."""

from datetime import timedelta

from sanfang import calendar
from tests.cast import COHORT
from tests.checks.registry.lists import the_list_of
from tests.graduates.imports.books import as_upload
from tests.permissions.case import ONLY_POSTED_TO, Case, opens_to
from tests.permissions.people import ADMINISTRATORS, OVER_ZHANG, STAFF
from tests.permissions.stage import Stage

OFFICER = opens_to("officer")
NO_PHONE = 3


def a_rule(stage: Stage) -> dict[str, int]:
    return {"number": NO_PHONE}


def a_row(stage: Stage) -> dict[str, str]:
    return {"key": str(stage.without_phone.pk)}


def a_case(stage: Stage) -> dict[str, int]:
    return {"pk": stage.case.pk}


def finding(stage: Stage) -> dict[str, str]:
    return {"finding": "corrected", "words": "已向本人补录手机号码"}


def a_comparison(stage: Stage) -> dict[str, int]:
    return {"pk": stage.comparison.pk}


def a_list(stage: Stage) -> dict[str, object]:
    chosen = {"school": stage.cast.school.pk, "plan": stage.cast.plan.pk}
    return chosen | {"file": as_upload(the_list_of(stage.cast))}


def a_sample(stage: Stage) -> dict[str, int]:
    return {"pk": stage.sample_item.sample_id}


def an_item(stage: Stage) -> dict[str, int]:
    return {"pk": stage.sample_item.pk}


def an_answered_item(stage: Stage) -> dict[str, int]:
    return {"pk": stage.sample_answered.pk}


def a_paper(stage: Stage) -> dict[str, int]:
    return {"pk": stage.sample_answered.pk, "evidence": stage.sample_evidence.pk}


def drawing(stage: Stage) -> dict[str, object]:
    stage.cast.approve(stage.signed)
    day = calendar.today() + timedelta(days=10)
    asked = {"title": "协议抽查", "population": "agreements", "cohort": f"y{COHORT}", "answer_by": f"{day}"}
    return asked | {"share": 5, "minimum": 1, "maximum": 10}


CASES = {
    "school:checks": Case(opens_to(*STAFF)),
    "school:check": Case(opens_to(*STAFF), of=a_rule),
    # Whoever has the row in scope may open a case on it; to the others it is not there.
    "school:check_open": Case(
        opens_to(*STAFF, answer=ONLY_POSTED_TO), of=a_rule, posts=a_row, writers=OVER_ZHANG
    ),
    "school:cases": Case(opens_to(*STAFF)),
    "school:case": Case(opens_to(*OVER_ZHANG), of=a_case, posts=finding),
    "province:checks": Case(OFFICER),
    "province:check": Case(OFFICER, of=a_rule),
    "province:check_open": Case(opens_to("officer", answer=ONLY_POSTED_TO), of=a_rule, posts=a_row),
    "province:cases": Case(OFFICER),
    "province:case": Case(OFFICER, of=a_case, posts=finding),
    "school:registry": Case(opens_to(*ADMINISTRATORS), posts=a_list),
    "school:registry_result": Case(opens_to("administrator"), of=a_comparison),
    "school:registry_workbook": Case(
        opens_to(*STAFF, answer=ONLY_POSTED_TO),
        of=a_comparison,
        posts=lambda stage: {},
        writers=("administrator",),
    ),
    "school:samples": Case(opens_to(*STAFF)),
    "school:sample_items": Case(opens_to(*OVER_ZHANG), of=a_sample),
    "school:sample_item": Case(opens_to(*OVER_ZHANG), of=an_item, posts=lambda stage: {"words": "已到岗"}),
    "school:sample_evidence": Case(opens_to(*OVER_ZHANG), of=a_paper),
    "province:registry": Case(OFFICER, posts=a_list),
    "province:registry_result": Case(OFFICER, of=a_comparison),
    "province:registry_workbook": Case(
        opens_to("officer", answer=ONLY_POSTED_TO), of=a_comparison, posts=lambda stage: {}
    ),
    "province:samples": Case(OFFICER, posts=drawing),
    "province:sample": Case(OFFICER, of=a_sample, posts=lambda stage: {}),
    "province:sample_items": Case(OFFICER, of=a_sample),
    "province:sample_item": Case(
        OFFICER, of=an_answered_item, posts=lambda stage: {"finding": "confirm", "words": "材料齐全"}
    ),
    "province:sample_evidence": Case(OFFICER, of=a_paper),
}
