"""Complaints about positions, and an employer as graduates see it."""

from tests.permissions.case import Case, opens_to
from tests.permissions.people import GRADUATES, STAFF
from tests.permissions.stage import Stage

OWN = opens_to(*GRADUATES)
OFFICER = opens_to("officer")


def complaining(stage: Stage) -> dict[str, str]:
    return {"reason_code": "01", "note": "要求交 800 元培训费"}


CASES = {
    "graduate:employer": Case(OWN, of=lambda stage: {"pk": stage.employer.pk}),
    # Whatever is on offer may be complained about by everybody it is offered to.
    "graduate:complain": Case(OWN, of=lambda stage: {"pk": stage.position.pk}, posts=complaining),
    "school:complaints": Case(opens_to(*STAFF), posts=lambda stage: {"q": "张"}, writes=False),
    "province:complaints": Case(OFFICER),
    "province:complaint": Case(
        OFFICER,
        of=lambda stage: {"pk": stage.complaint.pk},
        posts=lambda stage: {"answer": "已核实，单位已退还费用。"},
    ),
}
