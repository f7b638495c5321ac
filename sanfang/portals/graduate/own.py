"""The record and the résumé of whoever holds the phone."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from sanfang.graduates.models import Graduate
from sanfang.recruiting.models import Resume


def own_record(request: HttpRequest) -> Graduate:
    """The one record this phone is bound to, with its school, department and class; 404 when it is gone."""
    mine = Graduate.objects.visible_to(request.actor).select_related("school", "department", "school_class")
    graduate: Graduate = get_object_or_404(mine)
    return graduate


def own_resume(request: HttpRequest) -> Resume:
    """The one résumé, with what stands on its sheet; 404 as long as it is not begun."""
    resume = resume_if_any(request)
    if resume is None:
        raise Http404
    return resume


def resume_if_any(request: HttpRequest) -> Resume | None:
    """The same; None as long as it is not begun."""
    beside = ("graduate__school", "graduate__department", "attachment")
    resume: Resume | None = Resume.objects.visible_to(request.actor).select_related(*beside).first()
    return resume
