"""What was decided before about the same employer, its papers, or the same two parties: facts for a reviewer.

Other schools are named with the day and the kind of their decisions. Of graduates nothing is told, and what stands
on fewer than five agreements is not counted (decision 0011).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet

from sanfang.actors import Actor
from sanfang.agreements.comparing import Difference, differences_between
from sanfang.agreements.models import Agreement
from sanfang.agreements.states import State
from sanfang.employers.models import QualificationDocument

FEWEST, AT_MOST = 5, 10
APPROVED = Q(state__in=(State.IN_FORCE, State.TERMINATED))
REJECTED = Q(state=State.REJECTED)


@dataclass(frozen=True)
class Precedent:
    """What one school decided about an employer: until when, how often, and over which papers (`scope`)."""

    school: str
    approved: int
    rejected: int
    last: datetime
    scope: str

    @property
    def in_words(self) -> str:
        kinds = [word for word, count in (("通过", self.approved), ("不通过", self.rejected)) if count]
        if self.approved + self.rejected < FEWEST:
            return f"{'和'.join(kinds)}{'都有' if len(kinds) > 1 else ''}（不足 {FEWEST} 份，不显示份数）"
        return f"通过 {self.approved} 份，不通过 {self.rejected} 份"


@dataclass(frozen=True)
class SinceRejection:
    """What is another than in the agreement of the same two that was rejected last. `differences` is None when the
    two cannot be laid side by side; `papers` are those that the employer has uploaded since."""

    former: Agreement
    differences: list[Difference] | None
    papers: list[QualificationDocument]


def precedents_of(agreement: Agreement, papers: Iterable[QualificationDocument]) -> list[Precedent]:
    """What other schools decided about this employer, and any school about another with one of the same papers.

    The latest ten of each, in one query each; a paper is the same when it is so byte for byte.
    """
    papers = list(papers)
    return [*_of_the_same_paper(agreement, papers), *_of_the_employer(agreement, papers)]


def since_rejection(
    agreement: Agreement, papers: Iterable[QualificationDocument], reader: Actor
) -> SinceRejection | None:
    """What changed since these two were last rejected; None when they never were."""
    same_two = Agreement.objects.visible_to(reader).filter(
        graduate=agreement.graduate_id,
        employer_uscc=agreement.employer_uscc,
        signed_at__lt=agreement.signed_at,
    )
    former: Agreement | None = same_two.filter(REJECTED).order_by("-decided_at", "-pk").first()
    if former is None or former.decided_at is None:
        return None
    differences = differences_between(former.details, agreement.details)
    uploaded = [paper for paper in papers if paper.uploaded_at > former.decided_at]
    return SinceRejection(former, differences, uploaded)


def _of_the_employer(agreement: Agreement, papers: list[QualificationDocument]) -> list[Precedent]:
    changed = max((paper.uploaded_at for paper in papers), default=None)
    elsewhere = Agreement.objects.filter(
        employer_uscc=agreement.employer_uscc, school__province=agreement.school.province_id
    ).exclude(school=agreement.school_id)
    return [_precedent(row, _scope(row["last"], changed)) for row in _decided(elsewhere)]


def _scope(last: datetime, changed: datetime | None) -> str:
    if changed is None:
        return "这个单位，现在没有材料"
    return "这个单位，现在的材料" if last >= changed else "这个单位，材料更换以前"


def _of_the_same_paper(agreement: Agreement, papers: list[QualificationDocument]) -> list[Precedent]:
    """Whatever school decided about another employer while that showed one of these papers."""
    labels = {paper.file.sha256: paper.get_kind_display() for paper in papers}
    shown = Agreement.objects.filter(
        employer__documents__file__sha256__in=labels,
        employer__documents__uploaded_at__lte=F("decided_at"),
        school__province=agreement.school.province_id,
    ).exclude(employer=agreement.employer_id)
    rows = _decided(shown, shown_by=F("employer__name"), fingerprint=F("employer__documents__file__sha256"))
    return [_precedent(row, f"{row['shown_by']}，同一份{labels[row['fingerprint']]}") for row in rows]


def _decided(rows: QuerySet[Agreement], **by: F) -> Iterable[Mapping[str, Any]]:
    """One row for each school (and what else is grouped `by`), the latest decision first."""
    decided = rows.filter(APPROVED | REJECTED, decided_at__isnull=False).order_by()
    counted = decided.values(name=F("school__name"), **by).annotate(
        approved=Count("pk", filter=APPROVED, distinct=True),
        rejected=Count("pk", filter=REJECTED, distinct=True),
        last=Max("decided_at"),
    )
    return counted.order_by("-last", "name")[:AT_MOST]


def _precedent(row: Mapping[str, Any], scope: str) -> Precedent:
    return Precedent(row["name"], row["approved"], row["rejected"], row["last"], scope)
