"""The table of permissions: every address of the house, by name. An address without a row fails the build."""

from tests.permissions.case import Case
from tests.permissions.cases import (
    employer,
    graduate,
    graduate_letters,
    province,
    public,
    school_agreements,
    school_records,
)

CASES: dict[str, Case] = {
    **public.CASES,
    **graduate.CASES,
    **graduate_letters.CASES,
    **employer.CASES,
    **school_agreements.CASES,
    **school_records.CASES,
    **province.CASES,
}
