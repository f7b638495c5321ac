"""The lines of a résumé: 教育经历 and 实习与实践, each on a page of its own."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from sanfang.codes.months import parse_end
from sanfang.portals.gate.answers import OK, refuse
from sanfang.portals.gate.fields import line_field, month_field, text_field
from sanfang.portals.graduate.own import own_resume
from sanfang.recruiting.actions import resumes
from sanfang.recruiting.actions.resumes import Line
from sanfang.recruiting.errors import EndsBeforeItBegan
from sanfang.recruiting.models import ResumeEntry
from sanfang.refusal import Refusal
from sanfang.ui.forms import PhoneForm


class ExperienceForm(PhoneForm):
    """One line of 实习与实践."""

    kind = ResumeEntry.Kind.EXPERIENCE

    place = line_field("单位或项目", 100)
    role = line_field("岗位或角色", 100, required=False)
    began = month_field("开始年月", help_text="例如 2024-07 或 2024年7月。")
    ended = month_field("结束年月", read=parse_end, required=False, help_text="还在进行的，可以不填。")
    description = text_field(
        "说明", 1000, rows=5, required=False, help_text="做了什么、结果怎样，最多 1000 字。"
    )

    def line(self) -> Line:
        return Line(kind=self.kind, **self.cleaned_data)


class EducationForm(ExperienceForm):
    """One line of 教育经历."""

    kind = ResumeEntry.Kind.EDUCATION

    place = line_field("学校", 100)
    role = line_field("专业", 100, required=False)
    description = text_field(
        "说明", 1000, rows=5, required=False, help_text="主修课程、成绩、奖励等，最多 1000 字。"
    )


FORMS: dict[str, type[ExperienceForm]] = {form.kind: form for form in (EducationForm, ExperienceForm)}


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, kind: str) -> HttpResponse:
    """One more line of a kind."""
    mine = own_resume(request)
    form = FORMS[kind](request.POST or None)
    return _ask(request, form, None, partial(resumes.add_line, mine), "已添加。")


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """A line written anew."""
    line = _own_line(request, pk)
    form = FORMS[line.kind](request.POST or None, initial=model_to_dict(line))
    return _ask(request, form, line, partial(resumes.change_line, line), "已保存。")


@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Asked once more, because nobody keeps a copy."""
    line = _own_line(request, pk)
    if request.method != "POST":
        return render(request, "graduate/resume_line_remove.html", {"line": line})
    resumes.remove_line(line, actor=request.actor)
    messages.success(request, "已删除。")
    return redirect("graduate:resume")


def _ask(
    request: HttpRequest, form: ExperienceForm, line: ResumeEntry | None, write: Callable[..., Any], done: str
) -> HttpResponse:
    """The page of a line (`line` is None for a new one). What was typed stays when something is refused."""
    status = OK
    if form.is_valid():
        try:
            write(form.line(), actor=request.actor)
        except Refusal as refusal:
            status = refuse(form, refusal, _field_of(refusal))
        else:
            messages.success(request, done)
            return redirect("graduate:resume")
    context = {"form": form, "title": form.kind.label, "line": line}
    return render(request, "graduate/resume_line.html", context, status=status)


def _own_line(request: HttpRequest, pk: int) -> ResumeEntry:
    line: ResumeEntry = get_object_or_404(own_resume(request).entries, pk=pk)
    return line


def _field_of(refusal: Refusal) -> str | None:
    """Where a refusal is written."""
    return "ended" if isinstance(refusal, EndsBeforeItBegan) else None
