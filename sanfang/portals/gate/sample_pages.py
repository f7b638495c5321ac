"""「抽查」 at the desks of schools and of the province: the items of a sample, one item with its history, its files."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Prefetch
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sanfang import calendar
from sanfang.actors import Actor, Party
from sanfang.checks.models import Sample, SampleEvidence, SampleItem, SamplePart
from sanfang.checks.sampling.states import ItemState
from sanfang.checks.sampling.workflow import WORDS
from sanfang.institutions.models import School
from sanfang.portals.gate.files import file_response
from sanfang.portals.gate.filters import EVERYTHING, Filters
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.tones import BAD, GOOD, OVER, WAITING

TONES: dict[str, str] = {
    ItemState.WAITING: WAITING,
    ItemState.RETURNED: WAITING,
    ItemState.ANSWERED: OVER,
    ItemState.TRUE: GOOD,
    ItemState.UNTRUE: BAD,
}


class ItemFilters(Filters):
    state = forms.ChoiceField(label="状态", choices=[EVERYTHING, *ItemState.choices])

    columns = {"state": "state"}


class ProvincesItemFilters(ItemFilters):
    school = forms.ChoiceField(label="院校")

    columns = ItemFilters.columns | {"school": "school"}

    def offer_school(self, actor: Actor) -> list[tuple[str, str]]:
        return [(str(one.pk), one.name) for one in School.objects.visible_to(actor).order_by("code")]


@require_GET
def items(request: HttpRequest, pk: int) -> HttpResponse:
    """The items of one sample within scope, school by school in the order of their lots."""
    sample = find_sample(request, pk)
    is_province = request.actor.party == Party.PROVINCE
    filters = (ProvincesItemFilters if is_province else ItemFilters)(request)
    found = SampleItem.objects.visible_to(request.actor).filter(sample=sample)
    page = page_of(filters.narrow(found).for_lists(), request)
    context = {
        "sample": sample,
        "filters": filters,
        "page": page,
        "rows": [(item, TONES[item.state]) for item in page],
        "left": found.with_the_school().count(),
        "terms": terms_of(sample),
        "proofs": [] if is_province else proofs_of(request, SamplePart.objects.filter(sample=sample)),
        **desk_of(request),
    }
    return render(request, "gate/sample_items.html", context)


@require_GET
def evidence(request: HttpRequest, pk: int, evidence: int) -> FileResponse:
    """One file behind an answer, seen by whoever sees the item."""
    item = find_item(request, pk)
    files = SampleEvidence.objects.filter(step__item=item).select_related("file")
    return file_response(get_object_or_404(files, pk=evidence).file)


def item_context(request: HttpRequest, item: SampleItem) -> dict[str, Any]:
    """What the page of one item tells, whoever reads it."""
    desk = desk_of(request)
    return {
        "item": item,
        "tone": TONES[item.state],
        "facts": [
            *([("院校", item.school.name)] if desk["is_province"] else []),
            ("院系", item.department.name),
            ("学号", item.graduate.student_number),
            *item.facts,
        ],
        "history": _history(item, desk["evidence_page"]),
        **desk,
    }


def _history(item: SampleItem, evidence_page: str) -> list[tuple[Any, str, list[tuple[Any, str]]]]:
    """Each step with its words and its files."""
    papers = SampleEvidence.objects.select_related("file")
    return [
        (
            step,
            WORDS[step.name],
            [(one.file, reverse(evidence_page, args=[item.pk, one.pk])) for one in files],
        )
        for step in item.steps.prefetch_related(Prefetch("evidence", papers))
        for files in [step.evidence.all()]
    ]


def terms_of(sample: Sample) -> list[tuple[str, str]]:
    """How the sample was drawn, for whoever wants to draw it again (decision 0028)."""
    return [
        ("抽查内容", f"{sample.cohort}，{sample.get_population_display()}"),
        ("比例", f"每校 {sample.share}%，最少 {sample.minimum} 条，最多 {sample.maximum} 条"),
        ("说明截止日期", f"{sample.answer_by:%Y-%m-%d}"),
        ("抽取", f"{sample.by}，{calendar.spoken(sample.drawn_at)}"),
        ("随机种子", sample.seed),
    ]


def proofs_of(request: HttpRequest, parts: Any) -> list[tuple[SamplePart, bool]]:
    """Where 「重新计算」 was asked for: of every part whether the recorded seed and list give the same items again."""
    if request.GET.get("show") != "lots":
        return []
    seen = parts.visible_to(request.actor).select_related("sample", "school").prefetch_related("items")
    return [(part, part.drawn_again() == [item.graduate_id for item in part.items.all()]) for part in seen]


def find_sample(request: HttpRequest, pk: int) -> Sample:
    seen = Sample.objects.visible_to(request.actor).select_related("plan")
    found: Sample = get_object_or_404(seen, pk=pk)
    return found


def find_item(request: HttpRequest, pk: int) -> SampleItem:
    seen = SampleItem.objects.visible_to(request.actor).for_lists().select_related("part").defer("part__keys")
    found: SampleItem = get_object_or_404(seen, pk=pk)
    return found


def next_item(item: SampleItem, actor: Actor, *states: str) -> SampleItem | None:
    """The item of the same sample that waits for this reader next; None when nothing does."""
    waiting = SampleItem.objects.visible_to(actor).filter(sample=item.sample_id, state__in=states)
    following: SampleItem | None = waiting.exclude(pk=item.pk).order_by("answer_by", "place", "pk").first()
    return following


def desk_of(request: HttpRequest) -> dict[str, Any]:
    """The addresses of the reader's own desk, and whether it is the province's."""
    portal = request.resolver_match.namespace if request.resolver_match else ""
    pages = {"samples_page": "samples", "items_page": "sample_items", "item_page": "sample_item"}
    addresses = {name: f"{portal}:{page}" for name, page in pages.items()}
    is_province = request.actor.party == Party.PROVINCE
    return addresses | {"evidence_page": f"{portal}:sample_evidence", "is_province": is_province}
