"""What a reviewer should look at twice before approving (manual D3, promises Q02 and Q04). Facts, no scores."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

from django.db.models import Count, Q
from django.utils import timezone

from sanfang.agreements.models import Agreement, Route, TerminationMaterial, TerminationRequest
from sanfang.codes.names import organisation_key
from sanfang.employers.models import Employer

NIGHT_ENDS = time(5)


def doubts_about(agreement: Agreement) -> list[str]:
    """Sentences for the review page, the weightiest first; none for a registered employer by day."""
    if agreement.route != Route.CARD:
        return []
    found = [_registered_otherwise(agreement), _no_documents(), _by_night(agreement)]
    return [sentence for sentence in found if sentence]


def _registered_otherwise(agreement: Agreement) -> str:
    registered = Employer.objects.filter(uscc=agreement.employer_uscc).first()
    if registered is None or registered.name_key == organisation_key(agreement.employer_name):
        return ""
    return (
        f"这个统一社会信用代码在平台登记的是「{registered.name}」，与填写的单位名称不一致，"
        "可能有人冒用，请核实后再审核。"
    )


def _no_documents() -> str:
    return "扫码签约的单位没有注册，没有资质证明材料，请向用人单位和毕业生核实。"


def _by_night(agreement: Agreement) -> str:
    signed = timezone.localtime(agreement.signed_at)
    if signed.time() >= NIGHT_ENDS:
        return ""
    return f"签约时间是凌晨 {signed:%H:%M}，请向毕业生核实是否本人出示的名片。"


def doubts_about_termination(request: TerminationRequest) -> list[str]:
    """One sentence per material that was handed in before, byte for byte: by other graduates (promises C07), or by
    this one about another agreement (C02).

    Those graduates may belong to others' departments or schools: they are counted, never named.
    """
    materials = [material.file for material in request.materials.select_related("file")]
    times = _times_elsewhere(request, {file.sha256 for file in materials})
    return [
        doubt
        for file in materials
        if file.sha256 in times
        for doubt in _doubts_about_file(file.original_name, *times[file.sha256])
    ]


def _times_elsewhere(request: TerminationRequest, fingerprints: set[str]) -> dict[str, tuple[int, int]]:
    """By fingerprint: how many other graduates handed it in, and for how many other agreements this one did."""
    is_own = Q(request__agreement__graduate=request.agreement.graduate_id)
    elsewhere = (
        TerminationMaterial.objects.filter(file__sha256__in=fingerprints)
        .exclude(request__agreement=request.agreement_id)
        .order_by("file__sha256")
        .values_list("file__sha256")
        .annotate(
            others=Count("request__agreement__graduate", distinct=True, filter=~is_own),
            own=Count("request__agreement", distinct=True, filter=is_own),
        )
    )
    return {sha256: (others, own) for sha256, others, own in elsewhere}


def _doubts_about_file(name: str, others: int, own: int) -> Iterator[str]:
    if own:
        yield f"「{name}」与该毕业生另一份协议解约申请中的材料完全相同，请核对是不是这份协议的材料。"
    if others:
        yield f"「{name}」与另外 {others} 名毕业生解约申请中的材料完全相同，请向用人单位核实。"
