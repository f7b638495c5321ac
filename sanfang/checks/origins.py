"""What can be told of a place of origin from its words, the code list of its year and the ID number beside it."""

from __future__ import annotations

from sanfang.checks.models import RecordTraits
from sanfang.codes.lists import code_list
from sanfang.codes.places import below_province, province_code_of
from sanfang.graduates.models import Graduate

Fault = RecordTraits.OriginFault


def fault_of(graduate: Graduate) -> str:
    """What is wrong with how the place is written; nothing for an empty one, which is a matter of its own."""
    place = graduate.origin_place
    if not place:
        return ""
    if province_code_of(place) not in code_list("province", year=graduate.cohort_year).labels:
        return Fault.UNLISTED
    return "" if below_province(place) else Fault.BARE


def differs(graduate: Graduate) -> bool:
    """Whether the ID number begins with another province than the place does. Permits begin with none."""
    written, numbered = province_code_of(graduate.origin_place), province_of_number(graduate)
    return bool(written and numbered) and written != numbered


def province_of_number(graduate: Graduate) -> str:
    """The code of the province in which the ID number was given first; nothing when the list knows none.

    Only the province: counties are merged and renumbered every year, and a number keeps the old one for life.
    """
    code = f"{graduate.id_number[:2]}0000"
    return code if code in code_list("province", year=graduate.cohort_year).labels else ""
