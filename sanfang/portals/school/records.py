"""「生源信息」: the list, one record, and its ID number for those who have to compare it (manual H3)."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sanfang.agreements.models import Agreement
from sanfang.codes.lists import code_list
from sanfang.destinations.actions import is_free
from sanfang.destinations.models import AWAITING_EMPLOYMENT
from sanfang.graduates.actions.correcting import DECIDERS
from sanfang.graduates.actions.revealing import reveal_id_number
from sanfang.graduates.arrangements import SavedFilter, chosen_columns
from sanfang.graduates.columns import CONFIRMATION, Column
from sanfang.graduates.fields import RECORD_FIELDS, SEAT_FIELDS
from sanfang.graduates.models import Graduate
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.returning import asked_in, remember_list, way_back
from sanfang.portals.gate.searching import search_text, searchable
from sanfang.portals.gate.tones import CONFIRMATION_TONES, TONES
from sanfang.portals.school.changes import in_words
from sanfang.portals.school.record_filters import RecordFilters

LATEST_CHANGES = 20
PERSON = (
    *("name", "student_number", "id_number", "examinee_number", "sex", "birth_date"),
    *("ethnicity", "political_status", "origin_place", "origin_kind"),
)
Facts = list[tuple[str, str]]


@searchable
@require_http_methods(["GET", "POST"])
def records(request: HttpRequest) -> HttpResponse:
    """Every graduate of the scope, by student number, in the columns that this account has chosen."""
    filters = RecordFilters(request)
    searched, columns = search_text(request), chosen_columns(request.actor)
    found = filters.narrow(Graduate.objects.visible_to(request.actor).matching(searched))
    page = page_of(found.for_lists(columns), request)
    remember_list(request)
    saved = SavedFilter.objects.visible_to(request.actor)
    context = {
        "page": page,
        "columns": columns,
        "rows": [(graduate, [_cell(column, graduate) for column in columns[1:]]) for graduate in page],
        "filters": filters,
        "saved": saved,
        "is_saved": any(one.asked == filters.asked for one in saved),
        "searched": searched,
        "kept": asked_in(request),
        "may_import": request.actor.is_administrator,
    }
    return render(request, "school/records.html", context)


def _cell(column: Column, graduate: Graduate) -> tuple[str, str]:
    """The words, and their tone where they are a state."""
    words = column.words(graduate)
    return words, CONFIRMATION_TONES[words] if column.name == CONFIRMATION else ""


@require_GET
def record(request: HttpRequest, pk: int) -> HttpResponse:
    """One record, personal data masked."""
    return _shown(request, find(request, pk))


@require_POST
def id_number(request: HttpRequest, pk: int) -> HttpResponse:
    """The record once more with the whole ID number: shown in this answer only, noted in the trail."""
    if request.actor.role not in DECIDERS:
        raise Http404
    graduate = find(request, pk)
    return _shown(request, graduate, id_number=reveal_id_number(graduate, actor=request.actor))


def find(request: HttpRequest, pk: int) -> Graduate:
    """A graduate of the reader's scope; anybody else's does not exist."""
    seen = Graduate.objects.visible_to(request.actor).with_binding()
    related = ("department", "school_class", "plan", "destination")
    found: Graduate = get_object_or_404(seen.select_related(*related), pk=pk)
    return found


def _shown(request: HttpRequest, graduate: Graduate, *, id_number: str = "") -> HttpResponse:
    context = {
        "graduate": graduate,
        "sections": _sections(graduate),
        "id_number": id_number,
        "may_reveal": request.actor.role in DECIDERS,
        "may_edit": request.actor.is_administrator,
        "standing": _standing(request, graduate),
        "changes": in_words(graduate.changes.all()[:LATEST_CHANGES]),
        "back": (way_back(request, reverse("school:records")), "生源信息"),
    }
    return render(request, "school/record.html", context)


def _sections(graduate: Graduate) -> list[tuple[str, Facts]]:
    """The fields as staff may see them, in three groups."""
    of_person = [field for field in RECORD_FIELDS if field.name in PERSON]
    contacts = [field for field in RECORD_FIELDS if field.is_contact]
    studies = [field for field in RECORD_FIELDS if field not in of_person and field not in contacts]
    groups = (("身份", of_person), ("学籍", [*SEAT_FIELDS, *studies]), ("联系方式", contacts))
    return [(title, [(field.label, field.masked(graduate)) for field in fields]) for title, fields in groups]


def _standing(request: HttpRequest, graduate: Graduate) -> dict[str, Any]:
    """Where the graduate stands: the live agreement, the destination, and whether there is anything to unlock."""
    agreement = Agreement.objects.visible_to(request.actor).live().filter(graduate=graduate).first()
    destination = getattr(graduate, "destination", None)
    code = destination.code if destination else AWAITING_EMPLOYMENT
    return {
        "agreement": agreement,
        "tone": TONES[agreement.state] if agreement else "",
        "destination": code_list("destination", year=graduate.cohort_year).label(code),
        "may_unlock": request.actor.is_administrator and (agreement is not None or not is_free(graduate)),
    }
