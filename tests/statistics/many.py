"""A school's cohort, written straight into the tables: every destination, agreements of every kind, by fixed chance."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from random import Random

from django.utils import timezone

from sanfang.agreements.models import Agreement, Route
from sanfang.agreements.states import State
from sanfang.codes.lists import code_list
from sanfang.destinations.models import AWAITING_EMPLOYMENT, BY_AGREEMENT, Destination, Source
from sanfang.graduates.models import Graduate
from sanfang.institutions.models import Department, DispatchPlan
from tests.cast import a_graduate

PLACES = ("安徽省芜湖市鸠江区", "安徽省合肥市", "江苏省南京市", "上海市浦东新区", "芜湖市", "浙江杭州市")
STATES = (State.IN_FORCE, State.IN_FORCE, State.TERMINATED, State.REJECTED, State.AWAITING_SCHOOL)
serials = count(1)


@dataclass
class Person:
    """What was written of one graduate, to count by again."""

    graduate: Graduate
    code: str
    agreement: Agreement | None


def a_cohort(departments: list[Department], plan: DispatchPlan, number: int, seed: int = 5) -> list[Person]:
    """So many graduates, spread over the departments; every other one has signed."""
    chance = Random(seed)
    graduates = _graduates(departments, plan, number)
    agreements = [_agreement(one, chance) if chance.random() < 0.5 else None for one in graduates]
    Agreement.objects.bulk_create([one for one in agreements if one], batch_size=500)
    codes = [_code(agreement, plan.cohort_year, chance) for agreement in agreements]
    Destination.objects.bulk_create(
        [_destination(one, code) for one, code in zip(graduates, codes, strict=True)], batch_size=500
    )
    return [Person(*of) for of in zip(graduates, codes, agreements, strict=True)]


def _graduates(departments: list[Department], plan: DispatchPlan, number: int) -> list[Graduate]:
    patterns = [a_graduate(one, plan, "众生") for one in departments]
    fields = [field.attname for field in Graduate._meta.concrete_fields]
    copies = []
    for place in range(number):
        serial = next(serials)
        values = {name: getattr(patterns[place % len(patterns)], name) for name in fields}
        values |= {"id": None, "student_number": f"F{serial:07}", "id_number_index": f"figures-{serial}"}
        copies.append(Graduate(**values))
    for pattern in patterns:
        Destination.objects.filter(graduate=pattern).delete()
        pattern.delete()
    return Graduate.objects.bulk_create(copies, batch_size=500)


def _agreement(graduate: Graduate, chance: Random) -> Agreement:
    state, serial, now = chance.choice(STATES), next(serials), timezone.now()
    signed = now - timedelta(days=chance.randint(30, 60))
    decided = None if state == State.AWAITING_SCHOOL else signed + timedelta(hours=chance.randint(1, 400))
    return Agreement(
        number=f"F{serial:010}",
        graduate=graduate,
        school_id=graduate.school_id,
        department_id=graduate.department_id,
        cohort_year=graduate.cohort_year,
        route=chance.choice(Route.values),
        state=state,
        reason="单位不符" if state == State.REJECTED else "",
        employer_name="芜湖云帆软件有限公司",
        employer_uscc="91340200MA0000001X",
        employer_nature=chance.choice(list(code_list("employer_nature").labels)),
        employer_industry=chance.choice(list(code_list("employer_industry").labels)),
        employer_place=chance.choice(PLACES),
        position_title="工程师",
        details_text="{}",
        signed_at=signed,
        decided_at=decided,
        ended_at=_end(state, decided, chance),
    )


def _end(state: State, decided: datetime | None, chance: Random) -> datetime | None:
    if state != State.TERMINATED or decided is None:
        return None
    return decided + timedelta(days=chance.randint(1, 10))


def _code(agreement: Agreement | None, year: int, chance: Random) -> str:
    if agreement is not None and agreement.state == State.IN_FORCE:
        return BY_AGREEMENT
    return chance.choice(list(code_list("destination", year=year).labels))


def _destination(graduate: Graduate, code: str) -> Destination:
    named = "" if code == AWAITING_EMPLOYMENT else "某单位"
    return Destination(graduate=graduate, code=code, employer_name=named, source=_source(code))


def _source(code: str) -> str:
    if code == AWAITING_EMPLOYMENT:
        return Source.NONE
    return Source.ONLINE if code == BY_AGREEMENT else Source.BY_HAND
