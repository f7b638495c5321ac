"""One application: the résumé, whose turn it is, what happened so far, and what the employer may do (manual B2, B4)."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from sanfang.actors import Party
from sanfang.portals.employer.own import own_application
from sanfang.portals.gate.answers import OK, refuse, status_of
from sanfang.portals.gate.fields import text_field
from sanfang.portals.gate.files import file_response
from sanfang.portals.gate.tones import APPLICATION_TONES, INTERVIEW_TONES, OFFER_TONES
from sanfang.recruiting import workflow
from sanfang.recruiting.actions import applying
from sanfang.recruiting.actions.interviewing import may_invite
from sanfang.recruiting.errors import EmployerMayNotReach
from sanfang.recruiting.models import Application
from sanfang.recruiting.opening import resume_behind
from sanfang.recruiting.sheet import sheet_of
from sanfang.recruiting.turns import Act
from sanfang.refusal import Refusal
from sanfang.steps import open_to
from sanfang.turns import turn_of
from sanfang.ui.forms import DeskForm

LONGEST_NOTE = 500


class NoteForm(DeskForm):
    note = text_field("备注", LONGEST_NOTE, required=False, help_text="只有本单位看得到。")


@require_GET
def application(request: HttpRequest, pk: int) -> HttpResponse:
    return _show(request, pk)


@require_POST
def open_resume(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that the résumé is read, and show it. Whoever may not read it finds on the page why."""
    with suppress(EmployerMayNotReach):
        applying.mark_read(own_application(request, pk), actor=request.actor)
    return redirect("employer:application", pk)


@require_GET
def attachment(request: HttpRequest, pk: int) -> FileResponse:
    """The PDF beside the résumé, as long as the résumé may be read."""
    try:
        file = resume_behind(own_application(request, pk)).attachment
    except Refusal as refusal:
        raise Http404 from refusal
    if file is None:
        raise Http404
    return file_response(file)


@require_POST
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """The employer's own remark."""
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _show(request, pk, form=form)
    try:
        applying.write_note(own_application(request, pk), form.cleaned_data["note"], actor=request.actor)
    except Refusal as refusal:
        return _show(request, pk, form=form, status=refuse(form, refusal))
    messages.success(request, "备注已保存，只有本单位看得到。")
    return redirect("employer:application", pk)


@require_POST
def reconsider(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        applying.reconsider(own_application(request, pk), actor=request.actor)
    except Refusal as refusal:
        return _show(request, pk, refusal=str(refusal), status=status_of(refusal))
    messages.success(request, "已恢复为「已读」，毕业生已收到通知。")
    return redirect("employer:application", pk)


def _show(
    request: HttpRequest, pk: int, *, form: NoteForm | None = None, refusal: str = "", status: int = OK
) -> HttpResponse:
    """The page as things stand by now; a refused act says why above it."""
    application = own_application(request, pk)
    turn = turn_of(application)
    context = {
        "application": application,
        "tone": APPLICATION_TONES[application.state],
        "turn": turn,
        "words": turn.for_reader(Party.EMPLOYER),
        "is_mine": turn.is_held_by(Party.EMPLOYER),
        "form": form or NoteForm(initial={"note": application.note}),
        "refusal": refusal,
        "interviews": _by_the_clock(application.interviews.all(), INTERVIEW_TONES),
        "offers": _by_the_clock(application.offers.all(), OFFER_TONES),
        **_resume(application),
        **_acts(application, turn.act),
    }
    return render(request, "employer/application.html", context, status=status)


def _by_the_clock(things: Iterable[Any], tones: dict[str, str]) -> list[tuple[Any, Any, str]]:
    """Interviews or offers with their states as they are now, whether or not the worker has been there."""
    now = timezone.now()
    return [(one, one.condition_at(now), tones[one.condition_at(now)]) for one in things]


def _resume(application: Application) -> dict[str, Any]:
    """The sheet, or why it stays closed; then nothing of it is on the page."""
    try:
        return {"sheet": sheet_of(resume_behind(application), with_contact=True), "closed": ""}
    except Refusal as refusal:
        return {"sheet": None, "closed": str(refusal)}


def _acts(application: Application, act: str) -> dict[str, Any]:
    """What the tables let the employer do now, each by its name; nothing for one that may reach nobody."""
    interview, offer = application.open_interview, application.open_offer
    steps = open_to(workflow.APPLICATION_STEPS, Party.EMPLOYER, None, application.state)
    rounds = (
        open_to(workflow.INTERVIEW_STEPS, Party.EMPLOYER, None, interview.state)
        if interview is not None
        else ()
    )
    return {
        "may_reach": application.employer.may_reach_graduates,
        "may_open": workflow.READ in steps,
        "may_invite": may_invite(application),
        "may_offer": application.may_be_offered and offer is None,
        "may_refuse": workflow.REFUSE in steps and offer is None,
        "may_reconsider": workflow.RECONSIDER in steps,
        "may_record": workflow.PASS_INTERVIEW in rounds,
        "may_cancel": workflow.CANCEL_INTERVIEW in rounds,
        "is_result_due": act == Act.RECORD_RESULT,
    }
