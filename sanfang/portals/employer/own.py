"""Whose pages these are."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from sanfang.employers.models import Employer


def own_employer(request: HttpRequest) -> Employer:
    """The employer that whoever is signed in recruits for."""
    mine = Employer.objects.visible_to(request.actor)
    employer: Employer = get_object_or_404(mine, pk=request.actor.employer_id)
    return employer
