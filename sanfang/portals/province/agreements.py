"""One agreement, to be read: where a notice of 「非本人签约」 leads (manual C3)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from sanfang.actors import Party
from sanfang.agreements.history import history_of
from sanfang.agreements.models import Agreement
from sanfang.portals.gate.masked import masked_sections
from sanfang.portals.gate.tones import TONES
from sanfang.turns import turn_of


@require_GET
def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """What was signed and what happened to it; the graduate's contact data stays masked."""
    seen = Agreement.objects.visible_to(request.actor).for_lists()
    found: Agreement = get_object_or_404(seen, pk=pk)
    context = {
        "agreement": found,
        "tone": TONES[found.state],
        "words": turn_of(found).for_reader(Party.PROVINCE),
        "sections": masked_sections(found.details),
        "history": history_of(found),
    }
    return render(request, "province/agreement.html", context)
