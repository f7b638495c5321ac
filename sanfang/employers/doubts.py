"""What whoever verifies an employer should look at twice (promises D06). Facts, no scores."""

from __future__ import annotations

from sanfang.employers.models import Employer


def namesakes_of(employer: Employer) -> list[Employer]:
    """Other employers of the province whose name is the same but for brackets, blanks or look-alike letters."""
    alike = Employer.objects.filter(province_id=employer.province_id, name_key=employer.name_key)
    return list(alike.exclude(pk=employer.pk).order_by("registered_at", "pk")[:5])
