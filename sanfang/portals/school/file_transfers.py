"""「档案信息」: where each graduate's personal file goes (manual H6)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sanfang.destinations import actions
from sanfang.destinations.actions import Transfer
from sanfang.graduates.models import Graduate
from sanfang.portals.gate.answers import OK, refuse
from sanfang.portals.gate.fields import line_field, organisation_field, postcode_field
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.searching import search_text, searchable
from sanfang.portals.school.dispatch_filters import FileFilters
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm

NAMES = ("receiver", "address", "postcode", "transfer_number", "tracking_number", "sent_on")


def day_field(label: str) -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}))


class TransferForm(DeskForm):
    """Numbers and the day may come later."""

    receiver = organisation_field("档案接收单位")
    address = line_field("接收单位地址", 200)
    postcode = postcode_field("接收单位邮编")
    transfer_number = line_field("转递编号", 40, required=False)
    tracking_number = line_field("快递单号", 40, required=False)
    sent_on = day_field("寄出日期")


@searchable
@require_http_methods(["GET", "POST"])
def file_transfers(request: HttpRequest) -> HttpResponse:
    """Everybody of the scope, with where the file goes."""
    filters, searched = FileFilters(request), search_text(request)
    found = filters.narrow(Graduate.objects.visible_to(request.actor).on_the_list().matching(searched))
    page = page_of(found.select_related("department", "school_class", "file_transfer"), request)
    context = {"page": page, "filters": filters, "searched": searched}
    return render(request, "school/file_transfers.html", context)


@require_http_methods(["GET", "POST"])
def file_transfer(request: HttpRequest, pk: int) -> HttpResponse:
    """Note or mend where one file goes."""
    graduate, status = find(request, pk), OK
    form = TransferForm(request.POST or None, initial=_initial(graduate))
    if form.is_valid():
        try:
            actions.send_file(graduate, Transfer(**form.cleaned_data), actor=request.actor)
        except Refusal as refusal:
            status = refuse(form, refusal, "sent_on")
        else:
            messages.success(request, f"已保存{graduate.name}的档案信息。毕业生需要重新确认最终信息。")
            return redirect("school:file_transfers")
    context = {"graduate": graduate, "form": form, "back": (reverse("school:file_transfers"), "档案信息")}
    return render(request, "school/file_transfer.html", context, status=status)


def find(request: HttpRequest, pk: int) -> Graduate:
    """A graduate of the reader's scope; anybody else's does not exist."""
    beside = ("department", "school_class", "file_transfer", "registration_certificate")
    seen = Graduate.objects.visible_to(request.actor).select_related(*beside)
    found: Graduate = get_object_or_404(seen, pk=pk)
    return found


def _initial(graduate: Graduate) -> dict[str, Any]:
    transfer = getattr(graduate, "file_transfer", None)
    return {name: getattr(transfer, name) for name in NAMES} if transfer else {}
