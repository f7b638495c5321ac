"""The filters of 「生源信息」 that this account saved under a name: its own, shown to nobody else."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from sanfang.graduates.actions import arranging
from sanfang.graduates.arrangements import LONGEST_FILTER_NAME, MOST_FILTERS, SavedFilter
from sanfang.portals.gate.answers import OK, refuse
from sanfang.portals.gate.returning import asked_in
from sanfang.portals.school.record_filters import RecordFilters
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm

PAGE = "school:saved_filters"


class NameForm(DeskForm):
    name = forms.CharField(label="名称", max_length=LONGEST_FILTER_NAME)


@require_http_methods(["GET", "POST"])
def saved_filters(request: HttpRequest) -> HttpResponse:
    """What was saved; a POST saves what stands in the address, and leads back to it."""
    form, status, filters = NameForm(request.POST or None), OK, RecordFilters(request)
    if form.is_valid():
        try:
            arranging.save_filter(form.cleaned_data["name"], filters.asked, actor=request.actor)
        except Refusal as refusal:
            status = refuse(form, refusal, "name")
        else:
            messages.success(request, "已保存，以后在「常用筛选」里点一下就可以打开。")
            return redirect(f"{reverse('school:records')}{asked_in(request)}")
    return _page(request, form, filters, status)


@require_http_methods(["GET", "POST"])
def saved_filter(request: HttpRequest, pk: int) -> HttpResponse:
    """Give one of one's own another name."""
    saved, status = _own(request, pk), OK
    form = NameForm(request.POST or None, initial={"name": saved.name})
    if form.is_valid():
        try:
            arranging.rename_filter(saved, form.cleaned_data["name"])
        except Refusal as refusal:
            status = refuse(form, refusal, "name")
        else:
            messages.success(request, "已改名。")
            return redirect(PAGE)
    context = {"form": form, "back": (reverse(PAGE), "常用筛选")}
    return render(request, "school/saved_filter.html", context, status=status)


@require_POST
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete one of one's own. It costs nobody anything, so it asks nothing."""
    saved = _own(request, pk)
    arranging.delete_filter(saved)
    messages.success(request, f"已删除「{saved.name}」。")
    return redirect(PAGE)


def _own(request: HttpRequest, pk: int) -> SavedFilter:
    found: SavedFilter = get_object_or_404(SavedFilter.objects.visible_to(request.actor), pk=pk)
    return found


def _page(request: HttpRequest, form: NameForm, filters: RecordFilters, status: int) -> HttpResponse:
    context = {
        "saved": SavedFilter.objects.visible_to(request.actor),
        "form": form,
        "asked": filters.in_words,
        "kept": asked_in(request),
        "most": MOST_FILTERS,
        "back": (f"{reverse('school:records')}{asked_in(request)}", "生源信息"),
    }
    return render(request, "school/saved_filters.html", context, status=status)
