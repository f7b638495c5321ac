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
from sanfang.recruiting.errors import EndsBeforeItBegan, LineGone, NotYours, TooManyEntries
from sanfang.recruiting.models import Resume, ResumeEntry
from sanfang.uploads.errors import NotAPdf
from sanfang.uploads.kinds import PDF
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

    @property
    def runs_forward(self) -> bool:
        return not self.ended or self.ended >= self.began

    def check(self) -> None:
        if not self.runs_forward:
            raise EndsBeforeItBegan


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
        # A record with a month missing or mixed up is corrected there, not copied here.
        if schooling.began and schooling.runs_forward:
            ResumeEntry.objects.create(resume=resume, **asdict(schooling))
        _record(resume, "begin", actor)
    return resume


@transaction.atomic
def write(resume: Resume, words: Words, *, actor: Actor) -> None:
    """Write what is said in own words."""
    _hold_own(resume, actor)
    for name, value in asdict(words).items():
        setattr(resume, name, value)
    _save(resume, [*asdict(words)], "write", actor)


@transaction.atomic
def add_line(resume: Resume, line: Line, *, actor: Actor) -> ResumeEntry:
    """One more line; a second tap finds the first one's. TooManyEntries or EndsBeforeItBegan."""
    _hold_own(resume, actor)
    line.check()
    same: ResumeEntry | None = resume.entries.filter(**asdict(line)).first()
    if same is not None:
        return same
    if resume.entries.count() >= MOST_ENTRIES:
        raise TooManyEntries
    entry = ResumeEntry.objects.create(resume=resume, **asdict(line))
    _save(resume, [], "add_line", actor)
    return entry


@transaction.atomic
def change_line(entry: ResumeEntry, line: Line, *, actor: Actor) -> None:
    """Write a line anew, or EndsBeforeItBegan; LineGone when it was removed meanwhile."""
    _hold_own(entry.resume, actor)
    line.check()
    if not ResumeEntry.objects.filter(pk=entry.pk).update(**asdict(line)):
        raise LineGone
    entry.refresh_from_db()
    _save(entry.resume, [], "change_line", actor)


@transaction.atomic
def remove_line(entry: ResumeEntry, *, actor: Actor) -> None:
    """Take a line out; twice is once."""
    _hold_own(entry.resume, actor)
    removed, _ = ResumeEntry.objects.filter(pk=entry.pk).delete()
    if removed:
        _save(entry.resume, [], "remove_line", actor)


@transaction.atomic
def attach(resume: Resume, file: StoredFile | None, *, actor: Actor) -> None:
    """Put a PDF beside the résumé, in place of the one before; None takes it away. NotAPdf for anything else.

    The one before is forgotten: it is its owner's, and nobody decides anything by it. Its bytes go with the
    next sweep of files that belong to nothing.
    """
    _hold_own(resume, actor)
    if file is not None and file.media_type != PDF.media_type:
        raise NotAPdf
    resume.refresh_from_db(fields=["attachment"])
    before, resume.attachment = resume.attachment, file
    if before == file:
        return
    _save(resume, ["attachment"], "attach" if file else "detach", actor)
    if before is not None:
        before.delete()


def _hold_own(resume: Resume, actor: Actor) -> None:
    """Only its owner writes, one page after the other."""
    if resume.graduate_id != check_graduate(actor):
        raise NotYours
    graduates.hold(resume.graduate_id)


def _save(resume: Resume, columns: Sequence[str], act: str, actor: Actor) -> None:
    resume.save(update_fields=[*columns, "updated_at"])
    _record(resume, act, actor)


def _record(resume: Resume, act: str, actor: Actor) -> None:
    audit.record(f"resume.{act}", resume, actor=actor, chain=audit.school_chain(resume.graduate.school_id))
