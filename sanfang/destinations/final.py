"""What 最终信息确认 is about: everything that will be reported of a graduate, as it is read and confirmed."""

from __future__ import annotations

import hashlib

from django.db.models import Exists, OuterRef

from sanfang.codes.lists import code_list
from sanfang.destinations.facts import facts_of
from sanfang.destinations.fields import FIELDS
from sanfang.destinations.models import AWAITING_EMPLOYMENT, FinalConfirmation
from sanfang.graduates.fields import BY_NAME
from sanfang.graduates.models import Graduate
from sanfang.graduates.queries import GraduateQuerySet

OF_RECORD = ("name", "student_number", "education_level", "major_name", "graduates_on")
Facts = list[list[str]]


def final_facts(graduate: Graduate) -> Facts:
    """Who one is, where one goes, where the file goes: pairs of label and words."""
    record = [[BY_NAME[name].label, BY_NAME[name].shown(graduate)] for name in OF_RECORD]
    return [*record, *_destination(graduate), *_file(graduate)]


def fingerprint(facts: Facts) -> str:
    """The SHA-256 of what is read: what is confirmed is what was shown."""
    return hashlib.sha256("\n".join(f"{label}：{words}" for label, words in facts).encode()).hexdigest()


def standing_confirmation(graduate: Graduate) -> FinalConfirmation | None:
    """The confirmation that holds now; None when there is none, or the record was confirmed anew since."""
    if graduate.confirmed_at is None:
        return None
    return FinalConfirmation.objects.filter(
        graduate=graduate, voided_at__isnull=True, confirmed_at__gte=graduate.confirmed_at
    ).first()


def with_final(graduates: GraduateQuerySet) -> GraduateQuerySet:
    """Each with `is_final`: whether a confirmation holds now. The rule is that of `standing_confirmation`."""
    standing = FinalConfirmation.objects.filter(
        graduate=OuterRef("pk"), voided_at__isnull=True, confirmed_at__gte=OuterRef("confirmed_at")
    )
    annotated: GraduateQuerySet = graduates.annotate(is_final=Exists(standing))
    return annotated


def _destination(graduate: Graduate) -> Facts:
    destination = getattr(graduate, "destination", None)
    code = destination.code if destination else AWAITING_EMPLOYMENT
    values = {one.name: getattr(destination, one.name) for one in FIELDS} if destination else {}
    words = code_list("destination", year=graduate.cohort_year).label(code)
    return [["毕业去向", words], *facts_of(code, values, graduate.cohort_year)]


def _file(graduate: Graduate) -> Facts:
    transfer = getattr(graduate, "file_transfer", None)
    if transfer is None:
        return [["档案接收单位", ""]]
    return [["档案接收单位", transfer.receiver], ["档案接收单位地址", transfer.address]]
