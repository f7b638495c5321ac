"""Employers with the numbers and addresses that their pages and papers show."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from demo import companies, numbers, places
from demo.companies import HOSPITAL, SCHOOL, VERIFIED, Company, Position
from demo.graduates import SEED, Graduate


@dataclass(frozen=True)
class Employer:
    """A company as it registers, or as it fills in a signing card."""

    company: Company
    uscc: str
    place: str
    address: str
    postcode: str
    phone: str
    email: str

    @property
    def name(self) -> str:
        return self.company.name

    @property
    def is_registered(self) -> bool:
        return bool(self.company.account)


@dataclass(frozen=True)
class Offer:
    """A position together with who offers it."""

    employer: Employer
    position: Position


def all_employers() -> list[Employer]:
    """The registered ones first, then those that only meet a card."""
    chance = Random(f"{SEED}/employers")
    return [_employer(company, chance) for company in companies.REGISTERED + companies.BY_CARD]


def offers_to(graduate: Graduate, employers: list[Employer], *, by_card: bool) -> list[Offer]:
    """What is open to a graduate of this field by one of the two routes; never nothing."""
    able = (e for e in employers if e.is_registered != by_card and e.company.standing == VERIFIED)
    return [
        Offer(employer, position)
        for employer in able
        for position in employer.company.positions
        if position.field == graduate.field
    ]


def _employer(company: Company, chance: Random) -> Employer:
    city = places.BY_NAME[company.city]
    is_public = company.nature in {SCHOOL, HOSPITAL}
    kind = numbers.PUBLIC_INSTITUTION if is_public else numbers.ENTERPRISE
    uscc = numbers.uscc(kind, city.code, chance)
    return Employer(
        company,
        uscc=uscc,
        place=city.full_name,
        address=f"{city.full_name}{chance.choice(places.ROADS)}{chance.randint(1, 900)}号",
        postcode=city.postcode,
        phone=numbers.landline(city.area_code, chance) if company.account else numbers.mobile(chance),
        email=f"hr@{company.account or uscc.lower()}.example.com",
    )
