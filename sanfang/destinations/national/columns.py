"""The columns of the national file by the cohort's year (`data/national_columns.json`), and where each comes from.

A column without a source is left empty: the platform does not keep it, or the year has no such thing any more.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from sanfang.codes.lists import code_list
from sanfang.codes.phones import MOBILE
from sanfang.codes.places import province_code_of
from sanfang.destinations.fields import BY_NAME as SAID
from sanfang.destinations.models import AWAITING_EMPLOYMENT
from sanfang.graduates.fields import BY_NAME, SHOWN_DATE
from sanfang.graduates.models import Graduate

DATA = Path(__file__).parent.parent / "data"
RELATED = ("school", "department", "school_class", "destination", "file_transfer", "registration_certificate")

Source = Callable[[Graduate], str]


@lru_cache(maxsize=64)
def columns(year: int) -> list[tuple[str, str]]:
    """Heading and name of the source, in the order of the file."""
    held = [edition for edition in _editions() if edition["first_year"] <= year]
    return [(heading, source) for heading, source in held[-1]["columns"]]


def row_of(graduate: Graduate) -> list[str]:
    """One row as text: zeros stay, days stay the days they are. Read with `RELATED` it costs no query."""
    return [SOURCES[source](graduate) if source else "" for _, source in columns(graduate.cohort_year)]


@lru_cache(maxsize=1)
def _editions() -> list[dict[str, Any]]:
    editions: list[dict[str, Any]] = json.loads((DATA / "national_columns.json").read_text(encoding="utf-8"))
    return editions


def _of_record(name: str) -> Source:
    return BY_NAME[name].shown


def _code_of_record(name: str) -> Source:
    return lambda graduate: str(getattr(graduate, name))


def _beside(related: str, name: str) -> Source:
    """A column of a row beside the record; nothing where there is no row."""

    def read(graduate: Graduate) -> str:
        value = getattr(getattr(graduate, related, None), name, "")
        return value.strftime(SHOWN_DATE) if isinstance(value, date) else str(value or "")

    return read


def _in_words(name: str) -> Source:
    """A coded column of the destination, in words."""
    code = _beside("destination", name)
    return lambda graduate: SAID[name].in_words(code(graduate), graduate.cohort_year)


def _province_of(source: Source) -> Source:
    return lambda graduate: province_code_of(source(graduate))


def _destination_code(graduate: Graduate) -> str:
    return _beside("destination", "code")(graduate) or AWAITING_EMPLOYMENT


def _destination(graduate: Graduate) -> str:
    return code_list("destination", year=graduate.cohort_year).label(_destination_code(graduate))


def _phone(*, mobile: bool) -> Source:
    """The contact's number in the column of its kind."""
    number = _beside("destination", "contact_phone")
    return lambda graduate: number(graduate) if bool(MOBILE.match(number(graduate))) == mobile else ""


def _certificate(graduate: Graduate) -> str:
    certificate = getattr(graduate, "registration_certificate", None)
    return certificate.get_kind_display() if certificate else ""


_CODED_RECORD = (
    *("sex", "ethnicity", "political_status", "education_level"),
    *("training_mode", "normal_student", "hardship"),
)
_CODED_DESTINATION = ("employer_nature", "employer_industry", "job_category")
_PLAIN_DESTINATION = (
    *("employer_uscc", "employer_name", "employer_place"),
    *("contact_person", "contact_email", "address", "postcode"),
)
SOURCES: dict[str, Source] = {
    **{name: _of_record(name) for name in BY_NAME},
    **{f"{name}.code": _code_of_record(name) for name in _CODED_RECORD},
    "origin_place.code": lambda graduate: province_code_of(graduate.origin_place),
    "school.code": lambda graduate: graduate.school.code,
    "school.name": lambda graduate: graduate.school.name,
    "department": lambda graduate: graduate.department.name,
    "school_class": lambda graduate: graduate.school_class.name,
    "destination.code": _destination_code,
    "destination": _destination,
    **{name: _beside("destination", name) for name in _PLAIN_DESTINATION},
    **{name: _in_words(name) for name in _CODED_DESTINATION},
    **{f"{name}.code": _beside("destination", name) for name in _CODED_DESTINATION},
    "employer_place.code": _province_of(_beside("destination", "employer_place")),
    "contact_phone": _phone(mobile=False),
    "contact_mobile": _phone(mobile=True),
    "certificate.code": _beside("registration_certificate", "kind"),
    "certificate": _certificate,
    "certificate.receiver": _beside("registration_certificate", "receiver"),
    "certificate.place": _beside("registration_certificate", "place"),
    "certificate.place.code": _province_of(_beside("registration_certificate", "place")),
    "certificate.number": _beside("registration_certificate", "number"),
    "certificate.report_from": _beside("registration_certificate", "report_from"),
    "file.receiver": _beside("file_transfer", "receiver"),
    "file.address": _beside("file_transfer", "address"),
    "file.postcode": _beside("file_transfer", "postcode"),
}
