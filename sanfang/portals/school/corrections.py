"""「纠错管理」: what graduates say is wrong in their records, and the decision about it (manual A3, H1)."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from sanfang.graduates.actions import correcting
from sanfang.graduates.actions.correcting import DECIDERS
from sanfang.graduates.actions.revealing import reveal_correction
from sanfang.graduates.fields import BY_NAME
from sanfang.graduates.models import Correction
from sanfang.portals.gate.answers import OK
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.searching import search_text, searchable
from sanfang.portals.gate.tones import CORRECTION_TONES
from sanfang.portals.school.deciding import YES, DecisionForm, decide
from sanfang.portals.school.record_filters import CorrectionFilters


class CorrectionForm(DecisionForm):
    """Write what the graduate says, or leave the record as it is and say why."""

    yes, no, because, readers = "采纳并更正", "不采纳", "不采纳的原因", "毕业生"


@searchable
@require_http_methods(["GET", "POST"])
def corrections(request: HttpRequest) -> HttpResponse:
    """The requests of the scope; by itself what is undecided, what waited longest first."""
    filters = CorrectionFilters(request)
    searched = search_text(request)
    found = filters.narrow(Correction.objects.visible_to(request.actor).matching(searched)).for_lists()
    page = page_of(found.first_come() if filters.show_what_waits else found, request)
    context = {
        "page": page,
        "rows": [(one, BY_NAME[one.field].label, CORRECTION_TONES[one.state]) for one in page],
        "filters": filters,
        "searched": searched,
    }
    return render(request, "school/corrections.html", context)


@require_http_methods(["GET", "POST"])
def correction(request: HttpRequest, pk: int) -> HttpResponse:
    """One request; a POST of a teacher or administrator decides it. Counsellors read."""
    found, form, status = _seen(request, pk), CorrectionForm(), OK
    if request.method == "POST":
        _check_decider(request)
        form = CorrectionForm(request.POST)
        refused = decide(form, **_acts(found, request))
        if refused is None:
            messages.success(request, _told(form))
            return redirect("school:correction", found.pk)
        status, found = refused, _seen(request, pk)
    return _shown(request, found, form, status=status)


@require_POST
def reveal(request: HttpRequest, pk: int) -> HttpResponse:
    """The request with both sides in clear: in this answer only, noted in the trail."""
    _check_decider(request)
    found = _seen(request, pk)
    return _shown(request, found, CorrectionForm(), sides=reveal_correction(found, actor=request.actor))


def _seen(request: HttpRequest, pk: int) -> Correction:
    seen = Correction.objects.visible_to(request.actor).for_lists().select_related("graduate__school_class")
    found: Correction = get_object_or_404(seen, pk=pk)
    return found


def _check_decider(request: HttpRequest) -> None:
    if request.actor.role not in DECIDERS:
        raise Http404


def _acts(found: Correction, request: HttpRequest) -> dict[str, Any]:
    return {
        "yes": partial(correcting.accept, found, actor=request.actor),
        "no": partial(correcting.refuse, found, actor=request.actor),
    }


def _told(form: CorrectionForm) -> str:
    if form.cleaned_data["decision"] == YES:
        return "已更正，已通知毕业生重新核对并确认生源信息。"
    return "未采纳，原内容不变，毕业生已收到原因。"


def _shown(
    request: HttpRequest,
    found: Correction,
    form: CorrectionForm,
    *,
    sides: tuple[str, str] | None = None,
    status: int = OK,
) -> HttpResponse:
    field, is_decider = BY_NAME[found.field], request.actor.role in DECIDERS
    is_open = found.state == Correction.State.OPEN
    now, proposed = sides or (field.masked(found.graduate), field.masked_words(found.proposed))
    context = {
        "correction": found,
        "label": field.label,
        "now": now,
        "proposed": proposed,
        "differences": _differences(now, proposed) if field.name == "name" else [],
        "tone": CORRECTION_TONES[found.state],
        "may_decide": is_decider and is_open,
        "may_reveal": is_decider and is_open and field.mask is not None and sides is None,
        "next": _next(request, found) if is_decider and not is_open else None,
        "form": form,
        "back": (reverse("school:corrections"), "纠错管理"),
    }
    return render(request, "school/correction.html", context, status=status)


def _differences(old: str, new: str) -> list[tuple[str, str]]:
    """Characters that look alike, told apart by their numbers: 龑 U+9F91, 䶮 U+4DAE (promises B10)."""
    pairs = zip(old, new, strict=False)
    return [(_named(a), _named(b)) for a, b in pairs if a != b]


def _named(character: str) -> str:
    return f"{character}（U+{ord(character):04X}）"


def _next(request: HttpRequest, found: Correction) -> Correction | None:
    waiting = Correction.objects.visible_to(request.actor).filter(state=Correction.State.OPEN)
    following: Correction | None = waiting.exclude(pk=found.pk).for_lists().first_come().first()
    return following
