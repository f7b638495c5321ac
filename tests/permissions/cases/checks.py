"""Data checks and the cases opened on them, at both desks."""

from tests.permissions.case import ONLY_POSTED_TO, Case, opens_to
from tests.permissions.people import OVER_ZHANG, STAFF
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
}
