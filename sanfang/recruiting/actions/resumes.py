"""The résumé: written by its owner only, begun from the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.db import transaction

from sanfang.actors import Actor
from sanfang.audit import actions as audit
from sanfang.codes.lists import code_list
from sanfang.graduates import actions as graduates
from sanfang.graduates.models import Graduate
from sanfang.recruiting.actions.reaching import check_graduate
from sanfang.recruiting.errors import NotYours, TooManyEntries
from sanfang.recruiting.models import Resume, ResumeEntry
from sanfang.uploads.models import StoredFile

MOST_ENTRIES = 20


@dataclass(frozen=True)
class Line:
    """One entry as it is written; `kind` as in `ResumeEntry.Kind`, months as 「2024-07」."""

    kind: str
    place: str
    role: str
    began: str
    ended: str
    description: str


@dataclass(frozen=True)
class Words:
    """What the graduate says in own words."""

    objective: str
    skills: str
    about: str


def schooling_of(graduate: Graduate) -> Line:
    """The line of one's education that the record already knows."""
    level = code_list("education_level", year=graduate.cohort_year).label(graduate.education_level)
    began, ended = (f"{day:%Y-%m}" if day else "" for day in (graduate.enrolled_on, graduate.graduates_on))
    return Line("education", graduate.school.name, f"{graduate.major_name}（{level}）", began, ended, "")


@transaction.atomic
def begin(*, actor: Actor) -> Resume:
    """The graduate's résumé; a new one has the schooling of the record in it. Asking twice gives the same one."""
    graduate = graduates.hold(check_graduate(actor))
    resume, is_new = Resume.objects.get_or_create(graduate=graduate)
    if is_new:
        schooling = schooling_of(graduate)
        if schooling.began:
            ResumeEntry.objects.create(resume=resume, **asdict(schooling))
        _record(resume, "begin", actor)
    return resume


@transaction.atomic
def write(resume: Resume, words: Words, *, actor: Actor) -> None:
    """Write what is said in own words."""
    _check_own(resume, actor)
    for name, value in asdict(words).items():
        setattr(resume, name, value)
    _save(resume, [*asdict(words)], "write", actor)


@transaction.atomic
def add_line(resume: Resume, line: Line, *, actor: Actor) -> ResumeEntry:
    """One more line, or TooManyEntries."""
    _check_own(resume, actor)
    if resume.entries.count() >= MOST_ENTRIES:
        raise TooManyEntries
    entry = ResumeEntry.objects.create(resume=resume, **asdict(line))
    _save(resume, [], "add_line", actor)
    return entry


@transaction.atomic
def change_line(entry: ResumeEntry, line: Line, *, actor: Actor) -> None:
    """Write a line anew."""
    _check_own(entry.resume, actor)
    for name, value in asdict(line).items():
        setattr(entry, name, value)
    entry.save()
    _save(entry.resume, [], "change_line", actor)


@transaction.atomic
def remove_line(entry: ResumeEntry, *, actor: Actor) -> None:
    """Take a line out."""
    _check_own(entry.resume, actor)
    resume = entry.resume
    entry.delete()
    _save(resume, [], "remove_line", actor)


@transaction.atomic
def attach(resume: Resume, file: StoredFile | None, *, actor: Actor) -> None:
    """Put a PDF beside the résumé, in place of the one before; None takes it away."""
    _check_own(resume, actor)
    resume.attachment = file
    _save(resume, ["attachment"], "attach", actor)


def _check_own(resume: Resume, actor: Actor) -> None:
    if resume.graduate_id != check_graduate(actor):
        raise NotYours


def _save(resume: Resume, columns: Sequence[str], act: str, actor: Actor) -> None:
    resume.save(update_fields=[*columns, "updated_at"])
    _record(resume, act, actor)


def _record(resume: Resume, act: str, actor: Actor) -> None:
    audit.record(f"resume.{act}", resume, actor=actor, chain=audit.school_chain(resume.graduate.school_id))
