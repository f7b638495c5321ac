"""「补打」: new copies in the place of those that were lost or spoilt."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sanfang.agreements.models import Agreement
from sanfang.documents import actions as documents
from sanfang.documents.errors import NotYours
from sanfang.documents.original_states import Cause, Holder
from sanfang.documents.roles import PRINTING_ROLES
from sanfang.portals.gate.answers import OK, refuse
from sanfang.portals.gate.fields import text_field
from sanfang.reasons import LONGEST_REASON, ReasonMissing
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm


class ReprintForm(DeskForm):
    cause = forms.ChoiceField(
        label="补打原因",
        choices=Cause.choices,
        widget=forms.RadioSelect,
        help_text="遗失的旧件会挂失：扫它的二维码显示「已挂失」。",
    )
    places = forms.MultipleChoiceField(
        label="不再使用的旧件",
        choices=[(holder.value, f"第 {holder.value} 份（{holder.label}）") for holder in Holder],
        widget=forms.CheckboxSelectMultiple,
        help_text="没有勾选的旧件照常有效。",
    )
    why = text_field("说明", LONGEST_REASON, help_text="例如：毕业生 3 月 5 日来校说明原件遗失。留作记录。")


@require_http_methods(["GET", "POST"])
def reprint(request: HttpRequest, pk: int) -> HttpResponse:
    """What is given up, and why; from then on the new copies are printed."""
    seen = Agreement.objects.visible_to(request.actor).select_related("graduate", "school")
    agreement: Agreement = get_object_or_404(seen, pk=pk)
    if request.actor.role not in PRINTING_ROLES or not agreement.is_printable:
        raise Http404
    form, status = ReprintForm(request.POST or None), OK
    if form.is_valid():
        refused = _reprint(request, agreement, form)
        if refused is None:
            messages.success(request, "已开出新的一套，旧件已注销。双方已收到通知，现在可以打印。")
            return redirect("school:print", agreement.pk)
        status = refused
    context = {
        "agreement": agreement,
        "form": form,
        "back": (reverse("school:print", args=[agreement.pk]), "打印协议书"),
    }
    return render(request, "school/reprint.html", context, status=status)


def _reprint(request: HttpRequest, agreement: Agreement, form: ReprintForm) -> int | None:
    """None when it is done, else the status to answer with, the form saying why."""
    said = form.cleaned_data
    wanted = documents.Reprint(frozenset(map(int, said["places"])), said["cause"], said["why"])
    try:
        documents.reprint(agreement, wanted, actor=request.actor)
    except NotYours as refusal:
        raise Http404 from refusal
    except ReasonMissing as refusal:
        return refuse(form, refusal, "why")
    except Refusal as refusal:
        return refuse(form, refusal)
    return None
