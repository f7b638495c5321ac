"""The graduate who looks for work: the own résumé, the own applications."""

from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from sanfang.recruiting.actions import resumes
from sanfang.recruiting.models import ResumeEntry
from tests.permissions.case import ONLY_POSTED_TO, Case, opens_to
from tests.permissions.people import GRADUATES
from tests.permissions.stage import Stage, a_pdf
from tests.recruiting.route import a_line
from tests.uploads import papers

OWN = opens_to(*GRADUATES)
OWN_POST = opens_to(*GRADUATES, answer=ONLY_POSTED_TO)
ZHANG = opens_to("zhang")
ONLY_ZHANG = ("zhang",)
LINE = {
    "place": "安徽工程大学",
    "role": "软件工程",
    "began": "2022-09",
    "ended": "2026-07",
    "description": "",
}


def with_resume(stage: Stage) -> Mapping[str, Any]:
    """Zhang has begun one; the address itself names nothing."""
    assert stage.resume.pk
    return {}


def with_attachment(stage: Stage) -> Mapping[str, Any]:
    resumes.attach(stage.resume, a_pdf("简历.pdf"), actor=stage.cast.actor("zhang"))
    return {}


def line(stage: Stage) -> Mapping[str, Any]:
    return {"pk": a_line_of(stage).pk}


def a_line_of(stage: Stage) -> ResumeEntry:
    return resumes.add_line(stage.resume, a_line(), actor=stage.cast.actor("zhang"))


def position(stage: Stage) -> Mapping[str, Any]:
    return {"pk": stage.position.pk, **with_resume(stage)}


def application(stage: Stage) -> Mapping[str, Any]:
    return {"pk": stage.application.pk}


def a_file(stage: Stage) -> Mapping[str, Any]:
    return {"file": SimpleUploadedFile("简历.pdf", papers.a_pdf(), "application/pdf")}


def nothing(stage: Stage) -> Mapping[str, Any]:
    return {}


CASES = {
    "graduate:position_apply": Case(OWN_POST, of=position, posts=nothing),
    "graduate:applications": Case(OWN),
    "graduate:application": Case(ZHANG, of=application),
    "graduate:application_withdraw": Case(ZHANG, of=application, posts=nothing),
    "graduate:resume": Case(OWN),
    "graduate:resume_begin": Case(OWN_POST, posts=nothing),
    "graduate:resume_preview": Case(ZHANG, of=with_resume),
    "graduate:resume_words": Case(
        ZHANG, of=with_resume, posts=lambda stage: {"objective": "后端开发", "skills": "", "about": ""}
    ),
    "graduate:resume_education": Case(ZHANG, of=with_resume, posts=lambda stage: LINE),
    "graduate:resume_experience": Case(ZHANG, of=with_resume, posts=lambda stage: LINE),
    "graduate:resume_line": Case(ZHANG, of=line, posts=lambda stage: LINE),
    "graduate:resume_line_remove": Case(ZHANG, of=line, posts=nothing),
    "graduate:resume_attach": Case(ZHANG, of=with_resume, posts=a_file),
    "graduate:resume_attachment": Case(ZHANG, of=with_attachment),
    "graduate:resume_attachment_remove": Case(
        OWN_POST, of=with_attachment, posts=nothing, writers=ONLY_ZHANG
    ),
}
