"""A destination as a clerk enters it: every field and every paper that a code can ask for."""

from sanfang.destinations import actions
from sanfang.destinations.requirements import requirement
from tests.cast import COHORT, a_uscc
from tests.portals.school.papers import a_pdf

VALUES = {
    "project_name": "皖北计划",
    "employer_name": "芜湖青禾信息技术有限公司",
    "employer_nature": "39",
    "employer_industry": "34",
    "employer_place": "安徽省芜湖市",
    "job_category": "13",
    "occupation": "插画师",
    "monthly_pay": 6000,
    "study_major": "计算机科学与技术",
    "country": "日本",
    "enlistment_number": "皖征2026001",
    "web_address": "https://shop.example.com",
    "contact_person": "何静",
    "contact_phone": "0553-2871500",
    "contact_email": "he@example.com",
    "address": "安徽省芜湖市弋江区花津南路 2 号",
    "postcode": "241000",
}


def values_for(code: str, year: int = COHORT, **others: object) -> dict[str, object]:
    """Every field of the form of a code, filled."""
    filled = VALUES | {"employer_uscc": a_uscc()} | others
    return {name: filled[name] for name in requirement(code, year).fields}


def files_for(code: str, year: int = COHORT):
    """One file for every paper that a code must have."""
    required = [one for one in requirement(code, year).evidence if one.required]
    return {one.name: [a_pdf(f"{one.name}.pdf")] for one in required}


def record(cast, code="11", *, graduate=None, by="teacher", reason="", files=None, **others):
    """Enter a complete destination by hand."""
    return actions.record(
        graduate or cast.zhang,
        code,
        values_for(code, **others),
        files_for(code) if files is None else files,
        actor=cast.actor(by),
        reason=reason,
    )
