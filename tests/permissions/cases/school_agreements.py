"""The school's desk around agreements: within school and departments, and by role."""

from tests.permissions.case import ONLY_POSTED_TO, Case, opens_to
from tests.permissions.people import ADMINISTRATORS, OVER_ZHANG, REVIEWERS, STAFF, TERMINATION_DECIDERS
from tests.permissions.stage import Stage, a_picture

ALL_STAFF = opens_to(*STAFF)
SCOPE = opens_to(*OVER_ZHANG)
# Whoever registered in the province is seen by the administrators of all its schools.
MANAGING = opens_to(*ADMINISTRATORS)

REVIEWING = (*REVIEWERS, "administrator_of_another_school", "teacher_of_another_department")

TEACHER_S = opens_to("teacher")
PRINTERS_POST = opens_to(*REVIEWING, answer=ONLY_POSTED_TO)


def print_job(stage: Stage) -> dict[str, object]:
    return {"pk": stage.print_job.pk}


def print_job_under_way(stage: Stage) -> dict[str, object]:
    return {"pk": stage.print_job_under_way.pk}


def print_job_without_zhang(stage: Stage) -> dict[str, object]:
    return {"pk": stage.print_job_without_zhang.pk}


def searching(stage: Stage) -> dict[str, str]:
    return {"q": "张"}


def saying_yes(stage: Stage) -> dict[str, str]:
    return {"decision": "yes", "reason": ""}


CASES = {
    "school:home": Case(ALL_STAFF),
    "school:notices": Case(ALL_STAFF, posts=lambda stage: {}, writes=False),
    "school:agreements": Case(ALL_STAFF, posts=searching, writes=False),
    "school:agreements_approve": Case(
        opens_to(*REVIEWING, answer=ONLY_POSTED_TO),
        posts=lambda stage: {"agreement": [stage.signed.pk], "confirmed": "yes"},
    ),
    "school:agreements_reject": Case(
        opens_to(*REVIEWING, answer=ONLY_POSTED_TO),
        posts=lambda stage: {
            "agreement": [stage.signed.pk],
            "confirmed": "yes",
            "reason": "材料不清晰",
        },
    ),
    "school:agreement": Case(
        SCOPE, of=lambda stage: {"pk": stage.signed.pk}, posts=saying_yes, writers=REVIEWERS
    ),
    "school:agreement_document": Case(
        SCOPE, of=lambda stage: {"pk": stage.signed.pk, "document": stage.licence.pk}
    ),
    "school:agreement_evidence": Case(
        SCOPE, of=lambda stage: {"pk": stage.in_force.pk}, posts=lambda stage: {"form": "json"}
    ),
    "school:prints": Case(ALL_STAFF, posts=searching, writes=False),
    "school:print": Case(
        SCOPE, of=lambda stage: {"pk": stage.in_force.pk}, posts=lambda stage: {}, writers=REVIEWERS
    ),
    "school:reprint": Case(
        opens_to(*REVIEWERS),
        of=lambda stage: {"pk": stage.in_force.pk},
        posts=lambda stage: {"cause": "lost", "places": ["2"], "why": "毕业生来校说明遗失"},
    ),
    "school:specimen": Case(MANAGING),
    "school:specimen_picture": Case(MANAGING),
    "school:specimen_pdf": Case(MANAGING),
    "school:print_batch": Case(
        opens_to(*REVIEWING),
        posts=lambda stage: {
            "agreement": [stage.in_force.pk],
            "confirmed": "yes",
            "form": "zip",
            "order": "list",
        },
    ),
    "school:print_jobs": Case(opens_to(*REVIEWING)),
    "school:print_job": Case(TEACHER_S, of=print_job),
    "school:print_job_progress": Case(TEACHER_S, of=print_job),
    "school:print_job_file": Case(PRINTERS_POST, of=print_job, posts=lambda stage: {}, writers=("teacher",)),
    "school:print_job_cancel": Case(
        PRINTERS_POST, of=print_job_under_way, posts=lambda stage: {}, writers=("teacher",)
    ),
    "school:print_job_again": Case(
        PRINTERS_POST, of=print_job_without_zhang, posts=lambda stage: {}, writers=("teacher",)
    ),
    "school:paper_requests": Case(ALL_STAFF, posts=searching, writes=False),
    "school:paper_request": Case(
        SCOPE,
        of=lambda stage: {"pk": stage.paper_request.pk},
        posts=lambda stage: {"act": "print"},
        writers=REVIEWERS,
    ),
    "school:terminations": Case(ALL_STAFF, posts=searching, writes=False),
    "school:termination": Case(
        SCOPE, of=lambda stage: {"pk": stage.termination.pk}, posts=saying_yes, writers=TERMINATION_DECIDERS
    ),
    "school:termination_consent": Case(
        opens_to(*STAFF, answer=ONLY_POSTED_TO),
        of=lambda stage: {"pk": stage.termination_on_paper.pk},
        posts=lambda stage: {"materials": a_picture()},
        writers=TERMINATION_DECIDERS,
    ),
    "school:termination_file": Case(
        SCOPE, of=lambda stage: {"pk": stage.termination.pk, "file": stage.letter.pk}
    ),
    "school:employers": Case(MANAGING, posts=searching, writes=False),
    "school:employer": Case(MANAGING, of=lambda stage: {"pk": stage.waiting_employer.pk}, posts=saying_yes),
    "school:employer_document": Case(
        MANAGING, of=lambda stage: {"pk": stage.employer.pk, "document": stage.licence.pk}
    ),
}
