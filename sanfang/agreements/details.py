"""What is signed: both parties' details and terms, frozen as they were shown, and the hash of that text."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Any

from sanfang.codes.lists import code_list
from sanfang.employers.models import Employer, Position
from sanfang.graduates.models import Graduate

Details = dict[str, Any]

LONGEST_REMARKS = 2000


@dataclass(frozen=True)
class EmployerSide:
    """The employer as it stands on the agreement. `nature` and `industry` are codes."""

    name: str
    uscc: str
    contact_person: str
    phone: str
    email: str
    address: str
    postcode: str
    nature: str
    industry: str
    place: str

    @classmethod
    def of(cls, employer: Employer) -> EmployerSide:
        return cls(**{name: getattr(employer, name) for name in cls.__dataclass_fields__})


@dataclass(frozen=True)
class PositionSide:
    """The position as it stands on the agreement. `job_category` is a code."""

    title: str
    job_category: str
    place: str

    @classmethod
    def of(cls, position: Position) -> PositionSide:
        return cls(position.title, position.job_category, position.place)


@dataclass(frozen=True)
class Terms:
    """What the two parties agreed for the second and the fifth article, where empty leaves room to write, and
    remarks, which have a place only where there are some."""

    article_two: str = ""
    article_five: str = ""
    remarks: str = ""


def compose(graduate: Graduate, employer: EmployerSide, position: PositionSide, terms: Terms) -> Details:
    """The content of the agreement as people read it: labels, not codes (manual F4)."""
    year = graduate.cohort_year
    return {
        "title": f"{graduate.school.name} {year} 届毕业生就业协议书",
        "cohort_year": year,
        "graduate": _graduate_block(graduate),
        "school": _school_block(graduate),
        "employer": {
            **asdict(employer),
            "nature": code_list("employer_nature", year=year).label(employer.nature),
            "industry": code_list("employer_industry", year=year).label(employer.industry),
        },
        "position": {
            **asdict(position),
            "job_category": code_list("job_category", year=year).label(position.job_category),
        },
        "terms": _terms_block(asdict(terms)),
    }


def in_full(details: Details) -> Details:
    """The same details with the remarks that are not there as an empty text, to be read like any other value."""
    return details | {"terms": {"remarks": ""} | details["terms"]}


def in_short(details: Details) -> Details:
    """The same details as they are signed: remarks are written only where there are some, so that what was
    signed before anybody was asked for remarks keeps its hash."""
    return details | {"terms": _terms_block(details["terms"])}


def _terms_block(terms: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in terms.items() if text or name != "remarks"}


def compose_for(graduate: Graduate, position: Position, terms: Terms) -> Details:
    """The content of what a registered employer would sign now, for one of its positions."""
    return compose(graduate, EmployerSide.of(position.employer), PositionSide.of(position), terms)


def _graduate_block(graduate: Graduate) -> dict[str, str]:
    labelled = ("sex", "ethnicity", "political_status", "education_level", "training_mode")
    as_it_is = ("name", "student_number", "length_of_schooling", "phone", "qq", "home_address")
    block = {
        name: code_list(name, year=graduate.cohort_year).label(getattr(graduate, name)) for name in labelled
    }
    block |= {name: getattr(graduate, name) for name in as_it_is}
    return block | {"major": graduate.major_name}


def _school_block(graduate: Graduate) -> dict[str, str]:
    school = graduate.school
    names = ("name", "code", "contact_office", "contact_person", "address", "phone")
    return {name: getattr(school, name) for name in names} | {"department": graduate.department.name}


def canonical(details: Details) -> str:
    """One text for one content, whatever the order it was put together in."""
    return json.dumps(details, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingerprint(text: str) -> str:
    """The SHA-256 of the canonical text, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()
