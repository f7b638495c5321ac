"""What employers offer in a signing offer: fair terms, and the few that deserve a caution."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from demo.companies import HOSPITAL, SCHOOL
from demo.employers import Offer
from demo.schools import PENALTY_CEILING

Json = dict[str, Any]
# What is wrong with them, as `sanfang.recruiting.cautions` sees it.
TWISTS: dict[str, Json] = {
    "probation": {"contract_months": 12, "probation_months": 6},
    "penalty": {"penalty": PENALTY_CEILING * 4},
    "pay": {"monthly_pay": 1600, "other_terms": "另有绩效工资，按部门考核发放。"},
    "household": {"other_terms": "提供单人宿舍；入职六个月内不能在本市落户的，本协议解除。"},
}
CONTRACTS = ((36, 3), (36, 6), (24, 2), (60, 6))
PENALTIES = (None, None, 2000, 3000)
OTHER_TERMS = (
    "",
    "提供单人宿舍，工作日提供午餐。",
    "按规定缴纳社会保险和住房公积金，入职后安排体检，费用由单位承担。",
    "入职后三个月内由一位老员工带教；外地毕业生报销一次来程车票。",
)


def terms_of(offer: Offer, sent: date, twist: str, chance: Random) -> Json:
    """The terms by their names in `sanfang.recruiting.terms`; days as ISO, the category in words."""
    contract, probation = (36, 6) if _is_public(offer) else chance.choice(CONTRACTS)
    terms: Json = {
        "position_title": offer.position.title,
        "job_category": offer.position.job_category,
        "place": offer.employer.place,
        "starts_on": first_of_a_month(sent + timedelta(days=40)).isoformat(),
        "contract_months": contract,
        "probation_months": probation,
        "monthly_pay": offer.position.monthly_pay + chance.choice((0, 0, 300, 500)),
        "penalty": chance.choice(PENALTIES),
        "other_terms": chance.choice(OTHER_TERMS),
        "contact_person": offer.employer.company.contact_person,
        "phone": offer.employer.phone,
    }
    return terms | TWISTS.get(twist, {})


def bettered(terms: Json) -> Json:
    """What the employer offers after the graduate has asked for more."""
    return terms | {
        "monthly_pay": terms["monthly_pay"] + 500,
        "other_terms": "提供单人宿舍和搬家补贴一千元。",
    }


def first_of_a_month(day: date) -> date:
    """The first of the next month."""
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _is_public(offer: Offer) -> bool:
    return offer.employer.company.nature in {SCHOOL, HOSPITAL}
