"""The table of permissions: every address of the house, by name. An address without a row fails the build."""

from tests.permissions.case import Case
from tests.permissions.cases import (
    checks,
    complaints,
    employer,
    employer_offers,
    employer_recruiting,
    graduate,
    graduate_letters,
    graduate_recruiting,
    province,
    public,
    school_agreements,
    school_destinations,
    school_records,
    text_corrections,
)

CASES: dict[str, Case] = {
    **public.CASES,
    **graduate.CASES,
    **graduate_recruiting.CASES,
    **graduate_letters.CASES,
    **employer.CASES,
    **employer_recruiting.CASES,
    **employer_offers.CASES,
    **school_agreements.CASES,
    **school_destinations.CASES,
    **school_records.CASES,
    **text_corrections.CASES,
    **province.CASES,
    **complaints.CASES,
    **checks.CASES,
}
