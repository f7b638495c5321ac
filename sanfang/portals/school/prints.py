"""「协议书打印管理」: the agreements in force, and printing one (manual F1, F2)."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sanfang.agreements.details import Details
from sanfang.agreements.models import Agreement
from sanfang.documents import actions as documents
from sanfang.documents.errors import NotYours
from sanfang.documents.models import PrintRecord
from sanfang.documents.roles import PRINTING_ROLES
from sanfang.portals.gate.answers import OK, status_of
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.paper import paper_response
from sanfang.portals.gate.searching import search_text, searchable
from sanfang.portals.gate.tones import TONES
from sanfang.portals.school.filters import PrintFilters
from sanfang.refusal import Refusal
from sanfang.ui.templatetags.ui import moment


@searchable
@require_http_methods(["GET", "POST"])
def prints(request: HttpRequest) -> HttpResponse:
    """Whatever the school approved appears here by itself, the latest first."""
    filters = PrintFilters(request)
    searched = search_text(request)
    in_force = Agreement.objects.visible_to(request.actor).in_force().matching(searched)
    page = page_of(filters.narrow(in_force).for_lists().select_related("print_record"), request)
    context = {
        "page": page,
        "filters": filters,
        "searched": searched,
        "may_print": request.actor.role in PRINTING_ROLES,
        "kept": urlencode(filters.asked),
    }
    return render(request, "school/prints.html", context)


@require_http_methods(["GET", "POST"])
def print_page(request: HttpRequest, pk: int) -> HttpResponse:
    """What is printed and how often it was; a POST of a teacher or administrator gives the PDF and counts.

    Before approval there is nothing to print, by whatever address (promises W01).
    """
    seen = Agreement.objects.visible_to(request.actor).select_related("graduate", "department")
    agreement = get_object_or_404(seen, pk=pk)
    if request.method == "POST":
        return _print(request, agreement)
    if not agreement.is_printable:
        raise Http404
    return _page(request, agreement)


def _print(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    try:
        content = documents.print_copies(agreement, actor=request.actor)
    except NotYours as refusal:
        raise Http404 from refusal
    except Refusal as refusal:
        return _page(request, agreement, str(refusal), status_of(refusal))
    return paper_response(content, agreement.number)


def _page(request: HttpRequest, agreement: Agreement, refusal: str = "", status: int = OK) -> HttpResponse:
    details = agreement.details
    originals = list(agreement.originals.latest_first().prefetch_related("copies"))
    context = {
        "agreement": agreement,
        "state_tone": TONES[agreement.state],
        "title": details["title"],
        "printing": _printing(agreement),
        "originals": originals,
        "latest": next(iter(originals), None),
        "parties": _parties(details),
        "may_print": agreement.is_printable and request.actor.role in PRINTING_ROLES,
        "refusal": refusal,
        "back": (reverse("school:prints"), "协议书打印管理"),
    }
    return render(request, "school/print.html", context, status=status)


def _printing(agreement: Agreement) -> list[tuple[str, object]]:
    record = PrintRecord.objects.filter(agreement=agreement).first()
    return [
        ("一次打印", f"{documents.COPIES} 份：用人单位、毕业生、学校各一份"),
        *_edition(agreement),
        ("打印次数", record.count if record else 0),
        ("最后一次打印时间", moment(record.last_printed_at if record else None)),
        ("防伪二维码", "每一份上各有一个，扫码可查真伪和现在的状态"),
    ]


def _edition(agreement: Agreement) -> list[tuple[str, object]]:
    """From the second revision on: what was printed before is no longer good."""
    if agreement.revision == 1:
        return []
    return [("版次", f"第 {agreement.revision} 版；协议更正过，以前打印的各版作废，请收回")]


def _parties(details: Details) -> list[tuple[str, str]]:
    graduate, employer = details["graduate"], details["employer"]
    return [
        ("姓名", graduate["name"]),
        ("学号", graduate["student_number"]),
        ("院系", details["school"]["department"]),
        ("专业", graduate["major"]),
        ("单位名称", employer["name"]),
        ("机构代码", employer["uscc"]),
        ("单位性质", employer["nature"]),
        ("岗位名称", details["position"]["title"]),
    ]
