"""How an employer names the graduate it wants to sign with (manual C1)."""

from __future__ import annotations

from sanfang.actors import Actor
from sanfang.agreements.actions.registered import check_employer
from sanfang.agreements.errors import NoSuchGraduate, TooManyMisses
from sanfang.codes.names import person_key
from sanfang.employers import actions as employers
from sanfang.employers.models import Employer
from sanfang.graduates.models import Graduate
from sanfang.institutions.models import School


def find_graduate(
    employer: Employer, *, school: School, name: str, student_number: str, actor: Actor
) -> Graduate:
    """The graduate of whom school, name and student number are all right.

    Whatever is wrong is refused with the same NoSuchGraduate, so that nobody learns which fact it was
    (promises D01); whoever left the list is not to be found either (A11). Misses are counted; one too many
    freezes the employer, and TooManyMisses says so (D02). Call it outside of any transaction: a miss must stay
    counted. EmployerMayNotSign before anything is looked up.
    """
    check_employer(employer, actor)
    graduate: Graduate | None = (
        Graduate.objects.on_the_list()
        .filter(school=school, student_number=student_number.strip(), name_key=person_key(name))
        .select_related("school", "department")
        .first()
    )
    if graduate is None:
        raise TooManyMisses if employers.count_miss(employer) else NoSuchGraduate
    return graduate
