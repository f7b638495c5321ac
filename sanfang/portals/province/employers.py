"""「用人单位」: who registered, with which papers, and whether it may sign (promises D02, D08)."""

from django import forms
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from sanfang.employers import actions
from sanfang.employers.doubts import namesakes_of
from sanfang.employers.models import Employer
from sanfang.employers.states import Standing
from sanfang.portals.gate.answers import OK, refuse
from sanfang.portals.gate.employers import STANDING_TONES, facts_of, record_of
from sanfang.portals.gate.fields import text_field
from sanfang.portals.gate.files import file_response
from sanfang.portals.gate.filters import EVERYTHING, Filters
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.searching import search_text, searchable
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm

JUDGED = {
    Standing.VERIFIED: "已认证，该单位可以与毕业生签约，已通知单位。",
    Standing.REFUSED: "已设为认证未通过，已通知单位。",
    Standing.FROZEN: "已冻结，该单位不能再签约，已签的协议不受影响，已通知单位。",
}
VERDICTS = [(Standing.VERIFIED, "认证"), (Standing.REFUSED, "不通过"), (Standing.FROZEN, "冻结")]


class EmployerFilters(Filters):
    standing = forms.ChoiceField(label="认证状态", choices=[EVERYTHING, *Standing.choices])

    columns = {"standing": "standing"}


class JudgeForm(DeskForm):
    """The verdict; refusing and freezing need a reason, which the employer reads."""

    standing = forms.ChoiceField(label="认证意见", choices=VERDICTS, widget=forms.RadioSelect)
    reason = text_field("原因", 500, required=False, help_text="不通过或冻结时必须填写，用人单位会看到。")


@searchable
@require_GET
def employers(request: HttpRequest) -> HttpResponse:
    """The registered employers of the province, the latest first."""
    filters = EmployerFilters(request)
    searched = search_text(request)
    found = filters.narrow(Employer.objects.visible_to(request.actor).matching(searched))
    page = page_of(found, request)
    context = {
        "filters": filters,
        "searched": searched,
        "page": page,
        "rows": [(employer, STANDING_TONES[employer.standing]) for employer in page],
        "is_narrowed": bool(searched) or filters.are_narrower(),
    }
    return render(request, "province/employers.html", context)


@require_http_methods(["GET", "POST"])
def employer(request: HttpRequest, pk: int) -> HttpResponse:
    """One employer with its papers; a POST judges it."""
    found: Employer = get_object_or_404(Employer.objects.visible_to(request.actor), pk=pk)
    form = JudgeForm(request.POST or None)
    status = OK
    if form.is_valid():
        standing = Standing(form.cleaned_data["standing"])
        try:
            actions.judge(found, standing, actor=request.actor, reason=form.cleaned_data["reason"])
        except Refusal as refusal:
            status = refuse(form, refusal)
        else:
            messages.success(request, JUDGED[standing])
            return redirect("province:employer", pk=pk)
    return render(request, "province/employer.html", _context(found) | {"form": form}, status=status)


@require_GET
def open_document(request: HttpRequest, pk: int, document: int) -> FileResponse:
    """One paper of an employer."""
    found: Employer = get_object_or_404(Employer.objects.visible_to(request.actor), pk=pk)
    return file_response(get_object_or_404(found.documents.select_related("file"), pk=document).file)


def _context(employer: Employer) -> dict[str, object]:
    papers = employer.documents.select_related("file")
    return {
        "employer": employer,
        "tone": STANDING_TONES[employer.standing],
        "facts": facts_of(employer),
        "namesakes": namesakes_of(employer),
        "files": [
            (paper.file, reverse("province:employer_document", args=[employer.pk, paper.pk]))
            for paper in papers
        ],
        "reason": employer.standing_reason,
        **record_of(employer),
    }
