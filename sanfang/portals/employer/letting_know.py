"""Acts that the graduate is told of, with words that may be added: 不合适, 取消面试, 登记面试结果 (manual B4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sanfang.actors import Party
from sanfang.portals.employer.own import own_application, own_interview
from sanfang.portals.gate.answers import OK
from sanfang.portals.gate.answers import refuse as answer_refusal
from sanfang.portals.gate.fields import text_field
from sanfang.reasons import LONGEST_REASON
from sanfang.recruiting import workflow
from sanfang.recruiting.actions import applying, interviewing
from sanfang.recruiting.models import Application, Interview
from sanfang.refusal import Refusal
from sanfang.steps import Step, open_to
from sanfang.ui.forms import DeskForm

# What each decision does; it is called with the words as `reason`.
Verbs = Mapping[Step[Any], Callable[..., None]]


@dataclass(frozen=True)
class Asked:
    """What the page asks: its title, what will follow, and what is said once it is done, by the step's name."""

    title: str
    consequence: str
    words: str
    done: Mapping[str, str]


REFUSING = Asked(
    "不合适",
    "毕业生会收到通知，进行中的面试会一并取消，简历不再显示。改变主意时可以「重新考虑」。",
    "给毕业生的话",
    {workflow.REFUSE.name: "已标为不合适，毕业生已收到通知。"},
)
CANCELLING = Asked(
    "取消面试",
    "毕业生会收到通知。投递还在，之后可以重新邀请。",
    "取消的原因",
    {workflow.CANCEL_INTERVIEW.name: "面试已取消，毕业生已收到通知。"},
)
RECORDING = Asked(
    "登记面试结果",
    "登记后毕业生会收到通知，不能再改。通过后可以发签约通知，也可以再邀请一轮；未通过时，这份投递标为不合适。",
    "给毕业生的话",
    {
        workflow.PASS_INTERVIEW.name: "已登记：面试通过。现在可以发签约通知。",
        workflow.FAIL_INTERVIEW.name: "已登记：面试未通过，毕业生已收到通知。",
    },
)


class AskedForm(DeskForm):
    """A decision, by the button that is pressed, and words to the graduate."""

    decision = forms.ChoiceField()
    reason = text_field("", LONGEST_REASON, required=False)

    def __init__(self, *args: Any, asked: Asked, verbs: Verbs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"].choices = [(step.name, step.words) for step in verbs]
        self.fields["reason"].label = asked.words
        self.fields["reason"].help_text = "毕业生会看到。"


@require_http_methods(["GET", "POST"])
def refuse(request: HttpRequest, pk: int) -> HttpResponse:
    application = own_application(request, pk)
    return _ask(request, REFUSING, application, {workflow.REFUSE: partial(applying.refuse, application)})


@require_http_methods(["GET", "POST"])
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    interview = own_interview(request, pk)
    return _ask(
        request, CANCELLING, interview, {workflow.CANCEL_INTERVIEW: partial(interviewing.cancel, interview)}
    )


@require_http_methods(["GET", "POST"])
def result(request: HttpRequest, pk: int) -> HttpResponse:
    interview = own_interview(request, pk)
    record = partial(interviewing.record_result, interview)
    verbs = {
        workflow.PASS_INTERVIEW: partial(record, has_passed=True),
        workflow.FAIL_INTERVIEW: partial(record, has_passed=False),
    }
    return _ask(request, RECORDING, interview, verbs)


def _ask(request: HttpRequest, asked: Asked, thing: Application | Interview, verbs: Verbs) -> HttpResponse:
    """Ask, and do what was decided. Where nothing of it is open any more, the application's page says why."""
    application, interview = (thing.application, thing) if isinstance(thing, Interview) else (thing, None)
    may = set(verbs) <= set(_open_steps(thing))
    if request.method == "GET" and not may:
        return redirect("employer:application", application.pk)
    form, status = AskedForm(request.POST if request.method == "POST" else None, asked=asked, verbs=verbs), OK
    if form.is_valid():
        try:
            _do(form, verbs, request)
        except Refusal as refusal:
            status = answer_refusal(form, refusal)
        else:
            messages.success(request, asked.done[form.cleaned_data["decision"]])
            return redirect("employer:application", application.pk)
    context = {"asked": asked, "application": application, "interview": interview}
    buttons = {"form": form, "steps": verbs, "may": may}
    return render(request, "employer/letting_know.html", context | buttons, status=status)


def _open_steps(thing: Application | Interview) -> tuple[Step[Any], ...]:
    steps: tuple[Step[Any], ...] = (
        workflow.APPLICATION_STEPS if isinstance(thing, Application) else workflow.INTERVIEW_STEPS
    )
    return open_to(steps, Party.EMPLOYER, None, thing.state)


def _do(form: AskedForm, verbs: Verbs, request: HttpRequest) -> None:
    decision = form.cleaned_data["decision"]
    verb = next(verb for step, verb in verbs.items() if step.name == decision)
    verb(actor=request.actor, reason=form.cleaned_data["reason"])
