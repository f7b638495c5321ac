"""「就业信息」 on the phone: where one goes as the school has it, and whom to tell when it is wrong (manual H4)."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sanfang.destinations.models import Evidence, Source
from sanfang.portals.gate.destinations import TONES, facts_now, history_of, label_of, source_of
from sanfang.portals.gate.files import file_response, serves_a_file
from sanfang.portals.graduate.own import own_record


@require_GET
def destination(request: HttpRequest) -> HttpResponse:
    """One's own destination, with everything that was ever said of it and the papers behind it."""
    graduate = own_record(request)
    context = {
        "graduate": graduate,
        "label": label_of(graduate),
        "source": Source(source_of(graduate)).label,
        "tone": TONES[source_of(graduate)],
        "facts": facts_now(graduate),
        "history": history_of(graduate, lambda one: reverse("graduate:destination_evidence", args=[one.pk])),
    }
    return render(request, "graduate/destination.html", context)


@serves_a_file
@require_GET
def evidence(request: HttpRequest, pk: int) -> FileResponse:
    """One paper behind one's own destination."""
    papers = Evidence.objects.filter(change__graduate=own_record(request)).select_related("file")
    return file_response(get_object_or_404(papers, pk=pk).file)
