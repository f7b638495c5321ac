"""Which terms of a letter deserve a second look today, by the rules of the graduate's province (0018)."""

from __future__ import annotations

from datetime import date

from sanfang import calendar
from sanfang.graduates.models import Graduate
from sanfang.institutions.models import Policy
from sanfang.recruiting.cautions import Caution, cautions_about
from sanfang.recruiting.terms import OfferTerms


def cautions_for(graduate: Graduate, terms: OfferTerms, *, signed_on: date | None = None) -> list[Caution]:
    """What both sides read beside the terms; it informs and never blocks. Two queries at most.

    Before anything is signed by the rules of today, afterwards by those of the day of signing.
    """
    ceiling = Policy.objects.rules_of(graduate.school).penalty_ceiling
    return cautions_about(terms, signed_on=signed_on or calendar.today(), penalty_ceiling=ceiling)
