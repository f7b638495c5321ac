"""「报到证信息」: of cohorts to 2022; later years say that there is none (manual H6)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sanfang.destinations import actions
from sanfang.destinations.actions import Certificate
from sanfang.destinations.errors import NoCertificates
from sanfang.destinations.models import LAST_YEAR_OF_CERTIFICATES, RegistrationCertificate
from sanfang.graduates.models import Graduate
from sanfang.portals.gate.answers import CONFLICT, OK, refuse
from sanfang.portals.gate.fields import line_field
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.searching import search_text, searchable
from sanfang.portals.school.dispatch_filters import CertificateFilters
from sanfang.portals.school.file_transfers import day_field, find
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm

NAMES = ("kind", "receiver", "place", "number", "report_from")


class CertificateForm(DeskForm):
    kind = forms.ChoiceField(
        label="签发类别", choices=[("", "请选择"), *RegistrationCertificate.Kind.choices]
    )
    receiver = line_field("签往单位名称", 100, required=False, help_text="「未签发报到证」的不填。")
    place = line_field("签往单位所在地", 100, required=False, help_text="从省写起，例如 安徽省芜湖市。")
    number = line_field("报到证编号", 40, required=False)
    report_from = day_field("报到起始时间")


@searchable
@require_http_methods(["GET", "POST"])
def certificates(request: HttpRequest) -> HttpResponse:
    """Everybody of the scope and of a cohort that had certificates."""
    filters, searched = CertificateFilters(request), search_text(request)
    seen = Graduate.objects.visible_to(request.actor).on_the_list()
    found = filters.narrow(seen.filter(cohort_year__lte=LAST_YEAR_OF_CERTIFICATES).matching(searched))
    page = page_of(found.select_related("department", "school_class", "registration_certificate"), request)
    is_over = filters.chosen("year") > str(LAST_YEAR_OF_CERTIFICATES)
    context = {"page": page, "filters": filters, "searched": searched, "is_over": is_over}
    return render(request, "school/certificates.html", context)


@require_http_methods(["GET", "POST"])
def certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """Note or mend one certificate; of a later cohort the page only says that there is none."""
    graduate, status = find(request, pk), OK
    is_over = graduate.cohort_year > LAST_YEAR_OF_CERTIFICATES
    form = CertificateForm(request.POST or None, initial=_initial(graduate))
    if request.method == "POST" and is_over:
        status = CONFLICT
    elif form.is_valid():
        try:
            actions.issue_certificate(graduate, Certificate(**form.cleaned_data), actor=request.actor)
        except Refusal as refusal:
            status = refuse(form, refusal, "receiver")
        else:
            messages.success(request, f"已保存{graduate.name}的报到证信息。")
            return redirect("school:certificates")
    context = {
        "graduate": graduate,
        "form": form,
        "refusal": NoCertificates.message if is_over else "",
        "back": (reverse("school:certificates"), "报到证信息"),
    }
    return render(request, "school/certificate.html", context, status=status)


def _initial(graduate: Graduate) -> dict[str, Any]:
    certificate = getattr(graduate, "registration_certificate", None)
    return {name: getattr(certificate, name) for name in NAMES} if certificate else {}
