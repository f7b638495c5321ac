"""「抽查」 of the school: what the province drew, and the answer to each item."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from sanfang.checks.models import Sample, SampleItem
from sanfang.checks.sampling import actions
from sanfang.checks.sampling.errors import AnswerMissing
from sanfang.checks.sampling.states import WITH_THE_SCHOOL
from sanfang.portals.gate.answers import OK, refuse
from sanfang.portals.gate.fields import text_field
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.sample_pages import desk_of, find_item, item_context, next_item
from sanfang.portals.gate.throttling import ACCOUNT, throttled
from sanfang.reasons import LONGEST_REASON
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm
from sanfang.ui.uploads import UploadsField
from sanfang.uploads.actions import examine, keep
from sanfang.uploads.errors import FileRefused

AN_HOUR = 3600
MOST_FILES = 5


class AnswerForm(DeskForm):
    words = text_field(
        "情况说明",
        LONGEST_REASON,
        rows=4,
        required=False,
        help_text="向谁核实、实际情况怎样。与证明材料至少有一样。请不要写身份证号和手机号码。",
    )
    papers = UploadsField(label="证明材料", required=False)

    def clean_papers(self) -> list[Any]:
        files: list[Any] = self.cleaned_data["papers"]
        if len(files) > MOST_FILES:
            self.add_error("papers", f"一次最多上传 {MOST_FILES} 个文件，请合并后再传。")
        return files


@require_GET
def samples(request: HttpRequest) -> HttpResponse:
    """The samples with something of the reader's scope, and how far each is."""
    seen = Sample.objects.visible_to(request.actor).counted_for(request.actor)
    context = {"page": page_of(seen.select_related("plan"), request), **desk_of(request)}
    return render(request, "school/samples.html", context)


@throttled("sample_answer", limit=600, seconds=AN_HOUR, by=ACCOUNT)
@require_http_methods(["GET", "POST"])
def item(request: HttpRequest, pk: int) -> HttpResponse:
    """One item; while it is the school's turn, the form to answer it."""
    found, status = find_item(request, pk), OK
    posted = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = AnswerForm(*posted)
    if form.is_valid():
        try:
            _answer(request, found, form)
        except (AnswerMissing, FileRefused) as refusal:
            status = refuse(form, refusal, "words" if isinstance(refusal, AnswerMissing) else "papers")
        except Refusal as refusal:
            status = refuse(form, refusal)
        else:
            following = next_item(found, request.actor, *WITH_THE_SCHOOL)
            rest = "请说明下一条。" if following else "本次抽查中您负责的都已说明。"
            messages.success(request, f"已提交，等待省里核定。{rest}")
            return redirect("school:sample_item", (following or found).pk)
    context = item_context(request, found) | {
        "form": form,
        "back": (reverse("school:sample_items", args=[found.sample_id]), found.sample.title),
    }
    return render(request, "school/sample_item.html", context, status=status)


def _answer(request: HttpRequest, item: SampleItem, form: AnswerForm) -> None:
    """Look into every file first, outside of any transaction; then all of them and the answer, or nothing."""
    examined = [examine(file) for file in form.cleaned_data["papers"]]
    with transaction.atomic():
        actions.answer(
            item,
            words=form.cleaned_data["words"],
            files=[keep(file) for file in examined],
            actor=request.actor,
        )
