"""The employer's desk: the own company, its positions, papers and agreements."""

from sanfang.employers.actions import Profile
from tests.cast import PASSWORD, a_uscc
from tests.permissions.case import LEADS_ON, ONLY_POSTED_TO, Case, opens_to
from tests.permissions.people import DESKS, EVERYBODY, GRADUATES, NOBODY, RECRUITERS, UNBOUND
from tests.permissions.stage import PAPER, Stage, a_picture

OWN = opens_to(*RECRUITERS)
OWN_POST = opens_to(*RECRUITERS, answer=ONLY_POSTED_TO)
MO = opens_to("mo")
ONLY_MO = ("mo",)


def profile(stage: Stage, **changes: str) -> dict[str, str]:
    names = Profile.__dataclass_fields__
    return {name: getattr(stage.employer, name) for name in names} | changes


def registration(stage: Stage) -> dict[str, str]:
    account = {"person": "唐远", "username": "tang", "password": PASSWORD, "again": PASSWORD}
    return profile(stage, name="巢湖远航物流有限公司", uscc=a_uscc()) | account


def position(stage: Stage) -> dict[str, object]:
    return {"title": "测试工程师", "job_category": "13", "place": "安徽省芜湖市", "headcount": 2}


def asking_again(stage: Stage) -> dict[str, object]:
    return {"standing": stage.refused_employer.standing}


def signing(stage: Stage) -> dict[str, object]:
    zhang = stage.zhang
    facts = {"school": zhang.school_id, "name": zhang.name, "student_number": zhang.student_number}
    return {"position": stage.position.pk, **facts}


def an_end(stage: Stage) -> dict[str, object]:
    said = {"reason_code": "06", "reason": "业务调整", "words": "岗位取消，非常抱歉"}
    return said | {"materials": a_picture()}


def objection(stage: Stage) -> dict[str, object]:
    return {"decision": "object_to_termination", "reason": "本单位没有同意过"}


CASES = {
    "employer:home": Case(OWN),
    "employer:ask_again": Case(OWN_POST, posts=asking_again),
    # Whoever is signed in has an account already, and is led home.
    "employer:register": Case(
        {**opens_to(*DESKS, *GRADUATES, UNBOUND, answer=LEADS_ON), NOBODY: 200},
        posts=registration,
        writers=(NOBODY, *(name for name in EVERYBODY if name != NOBODY)),
    ),
    "employer:profile": Case(OWN),
    "employer:profile_edit": Case(OWN, posts=lambda stage: profile(stage, phone="0553-2871999")),
    "employer:documents": Case(OWN, posts=lambda stage: {"kind": "licence", "file": a_picture()}),
    "employer:document_file": Case(MO, of=lambda stage: {"pk": stage.licence.pk}),
    "employer:document_remove": Case(
        OWN_POST, of=lambda stage: {"pk": stage.licence.pk}, posts=lambda stage: {}, writers=ONLY_MO
    ),
    "employer:positions": Case(OWN),
    "employer:position_add": Case(OWN, posts=position),
    "employer:position_edit": Case(MO, of=lambda stage: {"pk": stage.position.pk}, posts=position),
    "employer:position_publish": Case(
        OWN_POST, of=lambda stage: {"pk": stage.draft.pk}, posts=lambda stage: {}, writers=ONLY_MO
    ),
    "employer:position_close": Case(
        OWN_POST, of=lambda stage: {"pk": stage.position.pk}, posts=lambda stage: {}, writers=ONLY_MO
    ),
    "employer:sign": Case(OWN, posts=signing, writers=RECRUITERS, writes=False),
    # Without the step before it, this leads back to the first.
    "employer:sign_check": Case(opens_to(*RECRUITERS, answer=LEADS_ON)),
    "employer:agreements": Case(OWN, posts=lambda stage: {"q": "张"}, writes=False),
    "employer:agreement": Case(MO, of=lambda stage: {"pk": stage.signed.pk}),
    "employer:agreement_withdraw": Case(
        OWN_POST, of=lambda stage: {"pk": stage.proposed.pk}, posts=lambda stage: {}, writers=ONLY_MO
    ),
    "employer:agreement_print": Case(
        OWN_POST, of=lambda stage: {"pk": stage.in_force.pk}, posts=lambda stage: {}, writers=ONLY_MO
    ),
    "employer:agreement_evidence": Case(
        MO, of=lambda stage: {"pk": stage.in_force.pk}, posts=lambda stage: {"form": "json"}
    ),
    "employer:agreement_paper_requests": Case(
        MO, of=lambda stage: {"pk": stage.in_force.pk}, posts=lambda stage: PAPER
    ),
    "employer:agreement_paper_request_withdraw": Case(
        OWN_POST,
        of=lambda stage: {"pk": stage.paper_request_by_employer.pk},
        posts=lambda stage: {},
        writers=ONLY_MO,
    ),
    "employer:agreement_termination": Case(MO, of=lambda stage: {"pk": stage.in_force.pk}, posts=an_end),
    "employer:agreement_termination_answer": Case(
        MO, of=lambda stage: {"pk": stage.termination_asked.pk}, posts=objection
    ),
    "employer:agreement_termination_withdraw": Case(
        OWN_POST,
        of=lambda stage: {"pk": stage.termination_by_employer.pk},
        posts=lambda stage: {},
        writers=ONLY_MO,
    ),
    # What the graduate handed in is not for the employer's eyes: see tests/portals/employer/test_terminations.py.
    "employer:termination_file": Case(
        MO,
        of=lambda stage: {
            "pk": stage.termination_by_employer.pk,
            "file": stage.termination_by_employer.materials.get().file_id,
        },
    ),
    "employer:notices": Case(OWN, posts=lambda stage: {}, writes=False),
}
