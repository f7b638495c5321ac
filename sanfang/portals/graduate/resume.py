"""「我的简历」: what an employer will read, begun from the record (manual B1)."""

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sanfang.portals.gate.fields import line_field, text_field
from sanfang.portals.graduate.applying import position_in_mind
from sanfang.portals.graduate.own import own_record, own_resume, resume_if_any
from sanfang.recruiting.actions import resumes
from sanfang.recruiting.actions.resumes import Words
from sanfang.recruiting.models import Resume, ResumeEntry
from sanfang.recruiting.sheet import Sheet, contact_of, facts_of, sheet_of
from sanfang.ui.forms import PhoneForm

# Where a line of each kind is added.
ADDING = {
    ResumeEntry.Kind.EDUCATION: "graduate:resume_education",
    ResumeEntry.Kind.EXPERIENCE: "graduate:resume_experience",
}


class WordsForm(PhoneForm):
    """What the graduate says in own words; none of it must be said."""

    objective = line_field(
        "求职意向", 100, required=False, help_text="想做什么、想去哪里，例如：后端开发，芜湖或合肥。"
    )
    skills = text_field(
        "技能特长", 1000, rows=5, required=False, help_text="会什么、有哪些证书，最多 1000 字。"
    )
    about = text_field("自我评价", 1000, rows=5, required=False, help_text="最多 1000 字。")


@require_GET
def resume(request: HttpRequest) -> HttpResponse:
    """All of it with the ways to change it; before it is begun, what the record has filled in already."""
    mine = resume_if_any(request)
    if mine is None:
        return _before_it_begins(request)
    sheet = sheet_of(mine, with_contact=True)
    context = {
        "resume": mine,
        "sheet": sheet,
        "sections": _sections(sheet),
        "position": position_in_mind(request),
    }
    return render(request, "graduate/resume.html", context)


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """「开始填写」; a second tap changes nothing."""
    resumes.begin(actor=request.actor)
    return redirect("graduate:resume")


@require_http_methods(["GET", "POST"])
def words(request: HttpRequest) -> HttpResponse:
    """求职意向, 技能特长 and 自我评价, on one form."""
    mine = own_resume(request)
    form = WordsForm(request.POST or None, initial=asdict(_words_of(mine)))
    if form.is_valid():
        resumes.write(mine, Words(**form.cleaned_data), actor=request.actor)
        messages.success(request, "已保存。")
        return redirect("graduate:resume")
    return render(request, "graduate/resume_words.html", {"form": form})


@require_GET
def preview(request: HttpRequest) -> HttpResponse:
    """Exactly what an employer reads after an application."""
    return render(
        request, "graduate/resume_preview.html", {"sheet": sheet_of(own_resume(request), with_contact=True)}
    )


def _before_it_begins(request: HttpRequest) -> HttpResponse:
    graduate = own_record(request)
    facts = [("姓名", graduate.name), *facts_of(graduate), *contact_of(graduate)]
    context = {"facts": facts, "position": position_in_mind(request)}
    return render(request, "graduate/resume_begin.html", context)


def _sections(sheet: Sheet) -> list[tuple[str, str, tuple[ResumeEntry, ...]]]:
    """Title, the page on which a line is added, and the lines: for each kind, empty ones too."""
    lines = {block.title: block.lines for block in sheet.blocks}
    return [(str(kind.label), page, lines.get(str(kind.label), ())) for kind, page in ADDING.items()]


def _words_of(mine: Resume) -> Words:
    return Words(mine.objective, mine.skills, mine.about)
