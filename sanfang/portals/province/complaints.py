"""「岗位投诉」: the list, and one complaint with what is known of the employer; the province answers."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from sanfang.actors import Actor, Party
from sanfang.codes.lists import code_list
from sanfang.institutions.models import School
from sanfang.portals.gate.answers import OK, refuse
from sanfang.portals.gate.employers import STANDING_TONES, facts_of, record_of
from sanfang.portals.gate.fields import text_field
from sanfang.portals.gate.filters import EVERYTHING, Filters
from sanfang.portals.gate.paging import page_of
from sanfang.portals.gate.tones import COMPLAINT_TONES
from sanfang.reasons import LONGEST_REASON
from sanfang.recruiting.actions import complaining
from sanfang.recruiting.errors import AnswerMissing
from sanfang.recruiting.models import Complaint
from sanfang.refusal import Refusal
from sanfang.turns import turn_of
from sanfang.ui.forms import DeskForm

OTHERS_SHOWN = 5


class ComplaintFilters(Filters):
    """By itself the list is a queue: what waits for the province."""

    state = forms.ChoiceField(label="状态", choices=[EVERYTHING, *Complaint.State.choices])
    school = forms.ChoiceField(label="院校")
    reason = forms.ChoiceField(label="投诉原因", choices=[EVERYTHING, *code_list("complaint_reason").choices])

    columns = {"state": "state", "school": "school", "reason": "reason_code"}
    defaults = {"state": Complaint.State.OPEN.value}

    @property
    def show_what_waits(self) -> bool:
        return self.chosen("state") == Complaint.State.OPEN

    def offer_school(self, actor: Actor) -> list[tuple[str, str]]:
        schools = School.objects.visible_to(actor).order_by("code")
        return [(str(school.pk), school.name) for school in schools]


class AnswerForm(DeskForm):
    """What came of it, in words that the graduate and the school read."""

    answer = text_field(
        "处理结果",
        LONGEST_REASON,
        rows=4,
        help_text="2 到 500 个字。毕业生和学校会看到；用人单位不会收到。",
        error_messages={"required": AnswerMissing.message},
    )


@require_GET
def complaints(request: HttpRequest) -> HttpResponse:
    """A queue by who came first; otherwise the latest first."""
    filters = ComplaintFilters(request)
    found = filters.narrow(Complaint.objects.visible_to(request.actor)).for_lists()
    page = page_of(found.first_come() if filters.show_what_waits else found, request)
    context = {
        "filters": filters,
        "page": page,
        "rows": [(complaint, COMPLAINT_TONES[complaint.state]) for complaint in page],
    }
    return render(request, "province/complaints.html", context)


@require_http_methods(["GET", "POST"])
def complaint(request: HttpRequest, pk: int) -> HttpResponse:
    """One complaint beside its employer; a POST answers it, once."""
    seen = Complaint.objects.visible_to(request.actor).for_lists()
    found: Complaint = get_object_or_404(seen, pk=pk)
    form, status = AnswerForm(request.POST or None), OK
    if form.is_valid():
        try:
            complaining.close(found, actor=request.actor, **form.cleaned_data)
        except AnswerMissing as refusal:
            status = refuse(form, refusal, "answer")
        except Refusal as refusal:
            status = refuse(form, refusal)
            found.refresh_from_db(fields=["state", "answer", "closed_at"])
        else:
            messages.success(request, "已处理，毕业生和学校已收到通知。")
            return redirect("province:complaint", pk)
    context = _context(found, request.actor) | {"form": form}
    return render(request, "province/complaint.html", context, status=status)


def _context(complaint: Complaint, actor: Actor) -> dict[str, Any]:
    turn = turn_of(complaint)
    return {
        "complaint": complaint,
        "tone": COMPLAINT_TONES[complaint.state],
        "turn": turn,
        "words": turn.for_reader(Party.PROVINCE),
        "facts": _facts(complaint),
        "standing_tone": STANDING_TONES[complaint.employer.standing],
        "employer_facts": facts_of(complaint.employer),
        "others": _others(complaint, actor),
        "next": None if complaint.is_open else _next(actor),
        **record_of(complaint.employer),
    }


def _facts(complaint: Complaint) -> list[tuple[str, str]]:
    """Who complains is told, so that the school can ask; how to call the graduate is the school's to know."""
    graduate = complaint.graduate
    return [
        ("投诉原因", complaint.reason),
        ("岗位名称", complaint.position.title),
        ("岗位状态", complaint.position.get_state_display()),
        ("院校", complaint.school.name),
        ("院系", graduate.department.name),
        ("投诉人", f"{graduate.name}（学号 {graduate.student_number}）"),
    ]


def _others(complaint: Complaint, actor: Actor) -> list[tuple[Complaint, str]]:
    """The latest other complaints about the same employer."""
    others = Complaint.objects.visible_to(actor).filter(employer=complaint.employer_id)
    latest = others.exclude(pk=complaint.pk).for_lists()[:OTHERS_SHOWN]
    return [(other, COMPLAINT_TONES[other.state]) for other in latest]


def _next(actor: Actor) -> Complaint | None:
    waiting = Complaint.objects.visible_to(actor).open().for_lists()
    following: Complaint | None = waiting.first_come().first()
    return following
