"""「邀请面试」: one or several at once, all of them or nobody (manual B2)."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from sanfang.employers.models import Employer
from sanfang.portals.employer.own import own_employer
from sanfang.portals.employer.sections import Headings, SectionedForm
from sanfang.portals.gate.answers import OK, refuse
from sanfang.portals.gate.fields import MomentField, line_field, phone_field, text_field
from sanfang.portals.gate.keys import ticked
from sanfang.recruiting import errors
from sanfang.recruiting.actions import interviewing
from sanfang.recruiting.actions.interviewing import Invitation
from sanfang.recruiting.models import Application
from sanfang.refusal import Refusal

# The field of the form that a refusal is about; others stand above the form.
FIELDS: dict[type[Refusal], str] = {
    errors.TimeIsPast: "starts_at",
    errors.TimeTooFar: "starts_at",
    errors.WhereMissing: "place",
    errors.LinkNotSecure: "link",
}


class InvitationForm(SectionedForm):
    """The same words for everybody who is invited."""

    SECTIONS: Headings = (
        ("时间和地点", ("starts_at", "place", "link")),
        ("联系人和说明", ("contact_person", "phone", "message")),
    )

    starts_at = MomentField(label="面试时间", help_text="北京时间。")
    place = line_field("面试地点", 200, required=False, help_text="线上面试可不填。")
    link = forms.URLField(
        label="线上面试链接",
        max_length=300,
        required=False,
        assume_scheme="https",
        help_text="以 https:// 开头；现场面试可不填。",
        error_messages={"invalid": errors.LinkNotSecure.message},
    )
    contact_person = line_field("联系人", 50)
    phone = phone_field("联系电话")
    message = text_field(
        "说明", 500, required=False, help_text="例如请带哪些材料、怎样到达；多人同时邀请时每人看到的一样。"
    )


@require_POST
def invite(request: HttpRequest) -> HttpResponse:
    """The form for whoever was ticked, which keeps what was typed; `confirmed` sends it."""
    ids, status = ticked(request, "application"), OK
    if not ids:
        messages.warning(request, "请先勾选要邀请的毕业生，再点「邀请面试」。")
        return redirect("employer:applications")
    employer = own_employer(request)
    form = InvitationForm(request.POST if "confirmed" in request.POST else None, initial=_contact(employer))
    if form.is_valid():
        try:
            sent = interviewing.invite_all(ids, Invitation(**form.cleaned_data), actor=request.actor)
        except Refusal as refusal:
            status = refuse(form, refusal, FIELDS.get(type(refusal)))
        else:
            messages.success(request, f"已向 {len(sent)} 位毕业生发出面试邀请，等待答复。")
            return redirect("employer:interviews")
    context = {"form": form, "invited": _invited(request, ids), "may_reach": employer.may_reach_graduates}
    return render(request, "employer/invite.html", context, status=status)


def _contact(employer: Employer) -> dict[str, str]:
    return {"contact_person": employer.contact_person, "phone": employer.phone}


def _invited(request: HttpRequest, ids: list[int]) -> list[Application]:
    """Those among them that are the employer's own; 404 when none is."""
    found = list(Application.objects.visible_to(request.actor).filter(pk__in=ids).for_lists())
    if not found:
        raise Http404
    return found
