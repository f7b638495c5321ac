"""What a recruiter typed in the first step of signing, kept in the session and never in an address."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from sanfang.actors import Actor
from sanfang.agreements.details import Terms, canonical, compose_for, fingerprint
from sanfang.agreements.models import Agreement
from sanfang.agreements.sections import Section, sections_of
from sanfang.employers.models import Position
from sanfang.graduates.models import Graduate

SESSION_KEY = "employer.signing"
# What an employer may see of a graduate before it has signed.
SHOWN_OF_THE_GRADUATE = ("姓名", "学历", "专业")
SHOWN_OF_THE_SCHOOL = ("学校", "院系")


@dataclass(frozen=True)
class Preview:
    """What will be signed, as far as the employer may see it yet, and the hash of all of it."""

    title: str
    sections: list[Section]
    sha256: str


@dataclass(frozen=True)
class Draft:
    """One signing between its two steps. The graduate was found before the draft was made."""

    typed: dict[str, Any]
    graduate_id: int
    agreement_id: int | None = None

    @classmethod
    def of(cls, request: HttpRequest) -> Draft | None:
        kept = request.session.get(SESSION_KEY)
        return cls(**kept) if kept else None

    @classmethod
    def typed_before(cls, request: HttpRequest) -> dict[str, Any]:
        """For whoever comes back from the second step to mend something; nothing once it is signed."""
        draft = cls.of(request)
        return draft.typed if draft and not draft.agreement_id else {}

    @classmethod
    def from_form(cls, cleaned: dict[str, Any], graduate: Graduate) -> Draft:
        ids = {"position": cleaned["position"].pk, "school": cleaned["school"].pk}
        return cls({**cleaned, **ids}, graduate.pk)

    def keep(self, request: HttpRequest) -> None:
        request.session[SESSION_KEY] = asdict(self)

    def signed_as(self, agreement: Agreement) -> Draft:
        """The draft once it has become an agreement: whoever reloads the second step is led there."""
        return replace(self, agreement_id=agreement.pk)

    @property
    def graduate(self) -> Graduate:
        everybody = Graduate.objects.select_related("school", "department")
        graduate: Graduate = everybody.get(pk=self.graduate_id)
        return graduate

    @property
    def terms(self) -> Terms:
        return Terms(**{name: self.typed.get(name, "") for name in Terms.__dataclass_fields__})

    def position(self, actor: Actor) -> Position:
        mine = Position.objects.visible_to(actor).select_related("employer")
        position: Position = get_object_or_404(mine, pk=self.typed["position"])
        return position

    def preview(self, actor: Actor) -> Preview:
        """What would be signed now."""
        details = compose_for(self.graduate, self.position(actor), self.terms)
        sections = [_limited(section) for section in sections_of(details)]
        return Preview(details["title"], sections, fingerprint(canonical(details)))


def _limited(section: Section) -> Section:
    """Of the graduate and the school no more than an employer needs to know that it is the right one."""
    shown = {"graduate": SHOWN_OF_THE_GRADUATE, "school": SHOWN_OF_THE_SCHOOL}.get(section.name)
    if shown is None:
        return section
    return replace(section, facts=tuple((label, value) for label, value in section.facts if label in shown))
