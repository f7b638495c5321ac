"""「批量打印」: what is on the list, or what was ticked there, is asked for as one file (manual F1, F2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sanfang.agreements.models import Agreement
from sanfang.documents.actions import COPIES
from sanfang.documents.batch import actions
from sanfang.documents.batch.errors import TooManyToPrint
from sanfang.documents.batch.states import COLUMNS_OF, Form, Order
from sanfang.documents.models import PrintJob
from sanfang.documents.roles import PRINTING_ROLES
from sanfang.portals.gate.answers import OK, refuse
from sanfang.portals.gate.doors import for_roles
from sanfang.portals.gate.keys import ticked
from sanfang.portals.gate.returning import asked_in
from sanfang.portals.gate.searching import search_text_of
from sanfang.portals.school.filters import PrintFilters
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm


class BatchForm(DeskForm):
    """As one file of which form, in which order."""

    form = forms.ChoiceField(
        label="文件",
        choices=Form.choices,
        initial=Form.PDF,
        widget=forms.RadioSelect,
        help_text="合并的 PDF 只供打印，里面没有电子签名；要转发或者存档，请选压缩包。",
    )
    order = forms.ChoiceField(
        label="顺序", choices=Order.choices, initial=Order.LIST, widget=forms.RadioSelect
    )


@dataclass(frozen=True)
class Chosen:
    """The agreements that somebody ticked, or all on the list; in words, and by what was searched for."""

    rows: QuerySet[Agreement]
    keys: Sequence[int]
    words: str
    searched: str = ""

    def ask(self, request: HttpRequest, form: str, order: str) -> PrintJob:
        rows = self.rows.order_by(*COLUMNS_OF[Order(order)])
        return actions.ask(actions.Wanted(rows, form, self.words, self.searched), actor=request.actor)


@for_roles(*PRINTING_ROLES)
@require_http_methods(["GET", "POST"])
def print_batch(request: HttpRequest) -> HttpResponse:
    """How many, on how much paper, in which order; with the second word they are asked for."""
    if request.method == "POST" and not {"agreement", "confirmed"} & set(request.POST):
        messages.warning(request, "请先勾选协议，再点「批量打印所选」；或者点上面的按钮打印全部。")
        return redirect("school:prints")
    chosen, status = _chosen(request), OK
    form = BatchForm(request.POST if "confirmed" in request.POST else None)
    if form.is_valid():
        try:
            job = chosen.ask(request, **form.cleaned_data)
        except Refusal as refusal:
            status = refuse(form, refusal)
        else:
            return redirect("school:print_job", job.pk)
    return _page(request, form, chosen, status)


def _chosen(request: HttpRequest) -> Chosen:
    in_force = Agreement.objects.visible_to(request.actor).in_force()
    keys = ticked(request, "agreement")
    if keys:
        return Chosen(in_force.filter(pk__in=keys), keys, f"勾选的 {len(keys)} 份")
    filters, searched = PrintFilters(request), search_text_of(request, reverse("school:prints"))
    rows = filters.narrow(in_force.matching(searched))
    return Chosen(rows, [], "；".join(filters.in_words), searched)


def _page(request: HttpRequest, form: BatchForm, chosen: Chosen, status: int) -> HttpResponse:
    count = chosen.rows.count()
    context: dict[str, Any] = {
        "form": form,
        "chosen": chosen,
        "count": count,
        "printed": chosen.rows.filter(print_record__count__gt=0).count(),
        "copies": COPIES,
        "pages": count * COPIES,
        "too_many": str(TooManyToPrint(actions.MOST)) if count > actions.MOST else "",
        "back": (f"{reverse('school:prints')}{asked_in(request)}", "协议书打印管理"),
    }
    return render(request, "school/print_batch.html", context, status=status)
