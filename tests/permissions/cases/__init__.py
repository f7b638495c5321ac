"""The table of permissions: every address of the house, by name. An address without a row fails the build."""

from tests.permissions.case import Case
from tests.permissions.cases import (
    complaints,
    employer,
    graduate,
    graduate_recruiting,
    province,
    public,
    school_agreements,
    school_records,
)

CASES: dict[str, Case] = {
    **public.CASES,
    **graduate.CASES,
    **graduate_recruiting.CASES,
    **employer.CASES,
    **school_agreements.CASES,
    **school_records.CASES,
    **province.CASES,
    **complaints.CASES,
}
