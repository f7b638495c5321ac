"""The province's desk: its schools, the employers of the province, its policy."""

from tests.cast import PASSWORD
from tests.permissions.case import ONLY_POSTED_TO, Case, opens_to
from tests.permissions.stage import Stage

OFFICER = opens_to("officer")
CONTACT = {
    "contact_office": "就业指导中心",
    "contact_person": "王老师",
    "address": "安徽省淮南市泰丰大街 168 号",
    "phone": "0554-6668000",
}
ADMINISTRATOR = {"person": "方老师", "username": "fang", "password": PASSWORD}


def other_school(stage: Stage) -> dict[str, int]:
    return {"pk": stage.cast.other_school.pk}


def searching(stage: Stage) -> dict[str, str]:
    return {"q": "芜湖"}


CASES = {
    "province:home": Case(OFFICER),
    "province:share": Case(OFFICER),
    "province:figures": Case(OFFICER),
    "province:figure_definitions": Case(OFFICER),
    "province:figures_workbook": Case(opens_to("officer", answer=ONLY_POSTED_TO), posts=lambda stage: {}),
    "province:schools": Case(OFFICER, posts=searching, writes=False),
    "province:school_add": Case(
        OFFICER,
        posts=lambda stage: {"code": "10370", "name": "安徽师范大学", **CONTACT, **ADMINISTRATOR},
    ),
    "province:school": Case(OFFICER, of=other_school),
    "province:school_contact": Case(OFFICER, of=other_school, posts=lambda stage: CONTACT),
    "province:school_administrator": Case(OFFICER, of=other_school, posts=lambda stage: ADMINISTRATOR),
    "province:employers": Case(OFFICER, posts=searching, writes=False),
    "province:employer": Case(
        OFFICER,
        of=lambda stage: {"pk": stage.employer.pk},
        posts=lambda stage: {"standing": "frozen", "reason": "多名毕业生投诉收费"},
    ),
    "province:employer_document": Case(
        OFFICER, of=lambda stage: {"pk": stage.employer.pk, "document": stage.licence.pk}
    ),
    "province:employer_password": Case(
        OFFICER,
        of=lambda stage: {"pk": stage.employer.pk},
        posts=lambda stage: {"recruiter": stage.employer.recruiters.get().pk, "password": PASSWORD + "-2"},
    ),
    "province:agreement": Case(OFFICER, of=lambda stage: {"pk": stage.signed.pk}),
    "province:conflicts": Case(OFFICER),
    "province:policy": Case(
        OFFICER,
        posts=lambda stage: {
            "confirmation": "before_approval",
            "acceptance_days": 7,
            "offer_days_least": 3,
            "offer_days_most": 30,
        },
    ),
    "province:plans": Case(OFFICER, posts=lambda stage: {"cohort_year": 2027, "name": "秋季"}),
    "province:trail": Case(OFFICER),
    "province:notices": Case(OFFICER, posts=lambda stage: {}, writes=False),
}
