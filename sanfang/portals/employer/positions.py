"""「岗位管理」: what this employer offers; graduates apply for one, and every agreement is signed for one."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sanfang.employers import actions
from sanfang.employers import errors as employers
from sanfang.employers.models import Position
from sanfang.employers.states import PositionState
from sanfang.portals.employer.own import own_employer
from sanfang.portals.employer.position_form import PositionForm
from sanfang.portals.gate.answers import OK, refuse
from sanfang.portals.gate.filters import EVERYTHING, Filters
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.tones import POSITION_TONES
from sanfang.refusal import Refusal

# The field of the form that a refusal is about; others stand above the form.
FIELDS: dict[type[Refusal], str] = {
    employers.ApplyByPassed: "apply_by",
    employers.ApplyByTooFar: "apply_by",
    employers.PayOutOfOrder: "monthly_pay_to",
    employers.PayWithoutBeginning: "monthly_pay",
}
UNSEEN_YET = "单位认证通过后，毕业生就能看到。"


class PositionFilters(Filters):
    state = forms.ChoiceField(label="状态", choices=[EVERYTHING, *PositionState.choices])

    columns = {"state": "state"}


@require_GET
def positions(request: HttpRequest) -> HttpResponse:
    filters = PositionFilters(request)
    page = page_of(filters.narrow(Position.objects.visible_to(request.actor)), request)
    rows = [(position, POSITION_TONES[position.state]) for position in page]
    return render(request, "employer/positions.html", {"page": page, "rows": rows, "filters": filters})


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    return _write(request, Position(employer=own_employer(request)))


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a position; what was signed before keeps the old words."""
    return _write(request, _own_position(request, pk))


@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """From the list: on offer, once more or for the first time. What stands in the way is mended in the form."""
    position = _own_position(request, pk)
    try:
        actions.publish(position, actor=request.actor)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("employer:position_edit", pk=pk)
    messages.success(request, _published(position))
    return redirect("employer:positions")


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """From the list: nobody is wanted any more."""
    try:
        actions.close(_own_position(request, pk), actor=request.actor)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "岗位已停止招聘，已签的协议不变。")
    return redirect("employer:positions")


def _write(request: HttpRequest, position: Position) -> HttpResponse:
    """The form, which keeps what was typed; its button says whether to publish as well."""
    form, is_new, status = PositionForm(request.POST or None, position=position), position.pk is None, OK
    if form.is_valid():
        try:
            said = _save(request, form)
        except Refusal as refusal:
            status = refuse(form, refusal, FIELDS.get(type(refusal)))
        else:
            messages.success(request, said)
            return redirect("employer:positions")
    context = {"form": form, "position": position, "is_new": is_new}
    return render(request, "employer/position.html", context, status=status)


def _save(request: HttpRequest, form: PositionForm) -> str:
    """Save what was typed, and publish it unless it is on offer already or the button said not to."""
    position = form.filled()
    if position.is_open or request.POST.get("act") == "save":
        actions.save_position(position, actor=request.actor)
        return "草稿已保存，发布之前别人看不到。" if position.state == PositionState.DRAFT else "岗位已保存。"
    return _published(actions.offer(position, actor=request.actor))


def _published(position: Position) -> str:
    return "岗位已发布。" if position.employer.may_reach_graduates else f"岗位已发布。{UNSEEN_YET}"


def _own_position(request: HttpRequest, pk: int) -> Position:
    mine = Position.objects.visible_to(request.actor).select_related("employer")
    position: Position = get_object_or_404(mine, pk=pk)
    return position
