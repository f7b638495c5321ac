"""Whose pages these are, and whose applications."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from sanfang.agreements.models import Agreement
from sanfang.employers.models import Employer
from sanfang.recruiting.models import Application, Interview


def own_employer(request: HttpRequest) -> Employer:
    """The employer that whoever is signed in recruits for."""
    mine = Employer.objects.visible_to(request.actor)
    employer: Employer = get_object_or_404(mine, pk=request.actor.employer_id)
    return employer


def own_application(request: HttpRequest, pk: int) -> Application:
    """One application to this employer, with all that says whose turn it is."""
    mine = Application.objects.visible_to(request.actor).for_lists().with_turns()
    application: Application = get_object_or_404(mine, pk=pk)
    return application


def own_interview(request: HttpRequest, pk: int) -> Interview:
    mine = Interview.objects.visible_to(request.actor).for_lists()
    interview: Interview = get_object_or_404(mine, pk=pk)
    return interview


def own_agreement(request: HttpRequest, pk: int) -> Agreement:
    """One of the employer's own agreements; anybody else's does not exist."""
    mine = Agreement.objects.visible_to(request.actor).for_lists()
    agreement: Agreement = get_object_or_404(mine, pk=pk)
    return agreement
