"""Correcting an agreement in force, at all three desks: its two sides, and who reviews for its school."""

from sanfang.actors import Party
from tests.permissions.case import ONLY_POSTED_TO, Case, opens_to
from tests.permissions.cases.employer import MO, ONLY_MO
from tests.permissions.cases.employer import OWN_POST as AN_EMPLOYERS_POST
from tests.permissions.cases.graduate import ONLY_ZHANG, ZHANG
from tests.permissions.cases.graduate import OWN_POST as A_GRADUATES_POST
from tests.permissions.cases.school_agreements import ALL_STAFF, REVIEWING, SCOPE, saying_yes, searching
from tests.permissions.people import REVIEWERS
from tests.permissions.stage import Stage


def declining(stage: Stage) -> dict[str, str]:
    return {"decision": "decline_correction", "reason": "本来就是这样"}


CASES = {
    "graduate:agreement_correct": Case(
        ZHANG, of=lambda stage: {"pk": stage.in_force.pk}, posts=lambda stage: stage.proposal(Party.GRADUATE)
    ),
    "graduate:agreement_correction": Case(
        ZHANG, of=lambda stage: {"pk": stage.correction_by_employer.pk}, posts=declining
    ),
    "graduate:agreement_correction_withdraw": Case(
        A_GRADUATES_POST,
        of=lambda stage: {"pk": stage.correction_by_graduate.pk},
        posts=lambda stage: {},
        writers=ONLY_ZHANG,
    ),
    "graduate:agreement_correction_letter": Case(
        ZHANG, of=lambda stage: {"pk": stage.correction_by_letter.pk}
    ),
    "employer:agreement_correct": Case(
        MO, of=lambda stage: {"pk": stage.in_force.pk}, posts=lambda stage: stage.proposal(Party.EMPLOYER)
    ),
    "employer:agreement_correction": Case(
        MO, of=lambda stage: {"pk": stage.correction_by_graduate.pk}, posts=declining
    ),
    "employer:agreement_correction_withdraw": Case(
        AN_EMPLOYERS_POST,
        of=lambda stage: {"pk": stage.correction_by_employer.pk},
        posts=lambda stage: {},
        writers=ONLY_MO,
    ),
    "school:text_corrections": Case(ALL_STAFF, posts=searching, writes=False),
    "school:text_correction": Case(
        SCOPE,
        of=lambda stage: {"pk": stage.correction_to_decide.pk},
        posts=saying_yes,
        writers=REVIEWERS,
    ),
    "school:text_correction_propose": Case(
        opens_to(*REVIEWERS),
        of=lambda stage: {"pk": stage.in_force.pk},
        posts=lambda stage: stage.proposal(Party.SCHOOL),
    ),
    "school:text_correction_withdraw": Case(
        opens_to(*REVIEWING, answer=ONLY_POSTED_TO),
        of=lambda stage: {"pk": stage.correction_by_school.pk},
        posts=lambda stage: {},
        writers=REVIEWERS,
    ),
    "school:text_correction_letter": Case(SCOPE, of=lambda stage: {"pk": stage.correction_by_letter.pk}),
}
