"""Which columns this account's list of graduates has: chosen once, remembered on every computer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sanfang.graduates.actions.arranging import choose_columns
from sanfang.graduates.arrangements import chosen_columns
from sanfang.graduates.columns import GROUPS, USUAL
from sanfang.portals.gate.returning import asked_in
from sanfang.ui.forms import DeskForm

GROUP_NAMES = [f"group_{place}" for place, _ in enumerate(GROUPS)]


class ColumnsForm(DeskForm):
    """One set of boxes for each group of columns."""

    def __init__(self, data: object, chosen: frozenset[str]) -> None:
        super().__init__(data)
        for name, (title, columns) in zip(GROUP_NAMES, GROUPS, strict=True):
            self.fields[name] = forms.MultipleChoiceField(
                label=title,
                choices=[(column.name, column.label) for column in columns],
                initial=[column.name for column in columns if column.name in chosen],
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )

    @property
    def names(self) -> list[str]:
        return [column for name in GROUP_NAMES for column in self.cleaned_data[name]]


@require_http_methods(["GET", "POST"])
def columns(request: HttpRequest) -> HttpResponse:
    """Tick what the list shall show; the way back keeps the filters."""
    back = f"{reverse('school:records')}{asked_in(request)}"
    form = ColumnsForm(request.POST if request.method == "POST" else None, _chosen(request))
    if form.is_valid():
        names = USUAL if "usual" in request.POST else form.names
        choose_columns(names, actor=request.actor)
        messages.success(request, "显示的列已保存，换一台电脑登录也是这些列。")
        return redirect(back)
    context: dict[str, Any] = {"form": form, "back": (back, "生源信息"), "kept": asked_in(request)}
    return render(request, "school/record_columns.html", context)


def _chosen(request: HttpRequest) -> frozenset[str]:
    return frozenset(column.name for column in chosen_columns(request.actor))
