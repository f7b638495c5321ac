"""The record of whoever holds the phone."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from sanfang.graduates.models import Graduate


def own_record(request: HttpRequest) -> Graduate:
    """The one record this phone is bound to, with its school, department and class; 404 when it is gone."""
    mine = Graduate.objects.visible_to(request.actor).select_related("school", "department", "school_class")
    graduate: Graduate = get_object_or_404(mine)
    return graduate
