"""「名单冲突」: two schools claim one person for one year (import check R01)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sanfang.graduates.models import RosterConflict
from sanfang.portals.gate.paging import page_of
from sanfang.privacy.masking import mask_id_number


@require_GET
def conflicts(request: HttpRequest) -> HttpResponse:
    """Whom the province has to ask both schools about, the latest first."""
    found = RosterConflict.objects.visible_to(request.actor).select_related("graduate__school", "claimed_by")
    page = page_of(found, request)
    rows = [(conflict, mask_id_number(conflict.graduate.id_number)) for conflict in page]
    return render(request, "province/conflicts.html", {"page": page, "rows": rows})
