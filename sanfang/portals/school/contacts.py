"""「毕业生联系方式」 (manual H9): how to reach the graduates of one's scope; masked, and in clear one at a time."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from sanfang.graduates.actions.revealing import CONTACT_READERS, reveal_contacts
from sanfang.graduates.columns import columns_of
from sanfang.graduates.fields import CONTACT_FIELDS
from sanfang.graduates.models import Graduate
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.returning import asked_in, remember_list, way_back
from sanfang.portals.gate.searching import search_text, searchable
from sanfang.portals.gate.throttling import ACCOUNT, throttled
from sanfang.portals.school.record_filters import ContactFilters

AN_HOUR = 3600
SEATS = ("department", "school_class", "education_level")
# The columns of the list, and of its file.
CONTACT_COLUMNS = columns_of([*SEATS, *(field.name for field in CONTACT_FIELDS)])


@searchable
@require_http_methods(["GET", "POST"])
def contacts(request: HttpRequest) -> HttpResponse:
    """Everybody of the scope, by student number, with what the record has."""
    filters, searched = ContactFilters(request), search_text(request)
    found = filters.narrow(Graduate.objects.visible_to(request.actor).matching(searched))
    page = page_of(found.for_lists(CONTACT_COLUMNS), request)
    remember_list(request)
    context = {
        "page": page,
        "rows": [(graduate, _cells(graduate)) for graduate in page],
        "labels": [field.label for field in CONTACT_FIELDS],
        "filters": filters,
        "searched": searched,
        "kept": asked_in(request),
        "may_reveal": _may_reveal(request),
    }
    return render(request, "school/contacts.html", context)


@throttled("contacts", limit=300, seconds=AN_HOUR, by=ACCOUNT)
@require_POST
def reveal(request: HttpRequest, pk: int) -> HttpResponse:
    """How to reach one graduate, in clear: in this answer only, noted in the trail. To a script that replaces the
    row of the list, the row; otherwise a page."""
    seen = Graduate.objects.visible_to(request.actor).for_lists(CONTACT_COLUMNS)
    graduate: Graduate = get_object_or_404(seen, pk=pk)
    said = reveal_contacts(graduate, actor=request.actor)
    if "HX-Request" in request.headers:
        context: dict[str, Any] = {"graduate": graduate, "cells": said.values(), "may_reveal": True}
        return render(request, "school/parts/contact_row.html", context)
    back = (way_back(request, reverse("school:contacts")), "毕业生联系方式")
    return render(request, "school/contact.html", {"graduate": graduate, "facts": said.items(), "back": back})


def _cells(graduate: Graduate) -> list[str]:
    return [field.masked(graduate) for field in CONTACT_FIELDS]


def _may_reveal(request: HttpRequest) -> bool:
    return request.actor.role in CONTACT_READERS
