"""What an agreement in force says of the graduate's employment, in the words of the room of destinations."""

from __future__ import annotations

from sanfang.agreements.models import Agreement
from sanfang.codes.lists import code_list


def employment_of(agreement: Agreement) -> dict[str, str]:
    """The fields of the destination beside its employer's name and code; codes where the field is a code."""
    employer, position = agreement.details["employer"], agreement.details["position"]
    categories = code_list("job_category", year=agreement.cohort_year)
    return {
        "employer_nature": agreement.employer_nature,
        "employer_industry": agreement.employer_industry,
        "employer_place": agreement.employer_place,
        "job_category": categories.code(position["job_category"]) or "",
        "contact_person": employer["contact_person"],
        "contact_phone": employer["phone"],
        "contact_email": employer["email"],
        "address": employer["address"],
        "postcode": employer["postcode"],
    }
