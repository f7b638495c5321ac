"""Whose pages these are."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from sanfang.institutions.models import Province


def own_province(request: HttpRequest) -> Province:
    """The province that whoever is signed in works for."""
    return get_object_or_404(Province, pk=request.actor.province_id)
