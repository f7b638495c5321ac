"""「网络签约管理」: the list, and approving several at once (manual E2)."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from sanfang.agreements import actions
from sanfang.agreements.doubts import doubts_about
from sanfang.agreements.errors import SomeNotFound
from sanfang.agreements.models import Agreement
from sanfang.agreements.workflow import REVIEWERS
from sanfang.portals.gate.answers import OK, status_of
from sanfang.portals.gate.doors import for_roles
from sanfang.portals.gate.keys import ticked
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.searching import search_text, searchable
from sanfang.portals.gate.tones import TONES
from sanfang.portals.school.filters import AgreementFilters
from sanfang.refusal import Refusal


@searchable
@require_http_methods(["GET", "POST"])
def agreements(request: HttpRequest) -> HttpResponse:
    """What was signed on the net; by itself what waits for the school, what waited longest first."""
    filters = AgreementFilters(request)
    searched = search_text(request)
    found = filters.narrow(Agreement.objects.visible_to(request.actor).matching(searched))
    page = page_of(_in_order(found, filters).for_lists().with_evidence(), request)
    context = {
        "page": page,
        "rows": [(agreement, TONES[agreement.state]) for agreement in page],
        "filters": filters,
        "searched": searched,
        "may_decide": request.actor.role in REVIEWERS and filters.show_what_waits,
    }
    return render(request, "school/agreements.html", context)


def _in_order(rows: QuerySet[Agreement], filters: AgreementFilters) -> QuerySet[Agreement]:
    """A queue by who came first; a register by what is newest."""
    return rows.first_come() if filters.show_what_waits else rows


@for_roles(*REVIEWERS)
@require_POST
def approve_several(request: HttpRequest) -> HttpResponse:
    """Show what was ticked, with what to look at twice; approve it all, or nothing, on the second word."""
    ids = ticked(request, "agreement")
    if not ids:
        messages.warning(request, "请先勾选要通过的协议，再点「通过所选」。")
        return redirect("school:agreements")
    if "confirmed" not in request.POST:
        return _ask(request, ids)
    try:
        approved = actions.approve_all(ids, actor=request.actor)
    except Refusal as refusal:
        return _ask(request, ids, refusal)
    messages.success(request, f"已通过 {len(approved)} 份协议，立即生效，毕业生和用人单位会收到通知。")
    return redirect("school:agreements")


def _ask(request: HttpRequest, ids: list[int], refusal: Refusal | None = None) -> HttpResponse:
    """The chosen agreements once more. A refused batch keeps them in sight, and says why."""
    found = list(Agreement.objects.visible_to(request.actor).filter(pk__in=ids).first_come().for_lists())
    missing = sorted(set(ids) - {agreement.pk for agreement in found})
    if missing and refusal is None:
        refusal = SomeNotFound(missing)
    context = {
        "rows": [(agreement, doubts_about(agreement)) for agreement in found],
        "refusal": str(refusal or ""),
    }
    return render(
        request, "school/approve_several.html", context, status=status_of(refusal) if refusal else OK
    )
