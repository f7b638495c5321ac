"""「举报这个岗位」: what is wrong with a position, told to the school and the province."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from sanfang.actors import Party
from sanfang.codes.lists import code_list
from sanfang.employers.models import Position
from sanfang.portals.gate.answers import OK, refuse
from sanfang.portals.gate.fields import text_field
from sanfang.portals.gate.throttling import ACCOUNT, throttled
from sanfang.portals.gate.tones import COMPLAINT_TONES
from sanfang.recruiting.actions import complaining
from sanfang.recruiting.errors import ComplaintUnexplained
from sanfang.recruiting.models import Complaint
from sanfang.refusal import Refusal
from sanfang.turns import turn_of
from sanfang.ui.forms import PhoneForm

AN_HOUR = 3600
FILED = "投诉已提交，学校和省就业主管部门会看到；处理结果会通知您。"
FILED_BEFORE = "您之前的投诉还在处理，这一次没有另外提交。有新情况请联系学校就业指导中心。"


class ComplaintForm(PhoneForm):
    """One of the listed reasons, and what happened in one's own words."""

    reason_code = forms.ChoiceField(
        label="投诉原因",
        choices=code_list("complaint_reason").choices,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择投诉原因。"},
    )
    note = text_field(
        "情况说明",
        500,
        rows=4,
        required=False,
        help_text="选「其他」时必须填写。请写明时间、经过和金额，便于核实；最多 500 个字。",
    )


@throttled("complain", limit=30, seconds=AN_HOUR, by=ACCOUNT)
@require_http_methods(["GET", "POST"])
def complain(request: HttpRequest, pk: int) -> HttpResponse:
    """Complain about a position, and read what came of it; also when it is on offer no more."""
    allowed = complaining.may_be_complained_about(request.actor).select_related("employer")
    position: Position = get_object_or_404(allowed, pk=pk)
    form, status = ComplaintForm(request.POST or None), OK
    if form.is_valid():
        try:
            filed = complaining.complain(position, actor=request.actor, **form.cleaned_data)
        except ComplaintUnexplained as refusal:
            status = refuse(form, refusal, "note")
        except Refusal as refusal:
            status = refuse(form, refusal)
        else:
            _say(request, filed, form)
            return redirect("graduate:complain", pk)
    context = _context(request, position) | {"form": form}
    return render(request, "graduate/complain.html", context, status=status)


def _say(request: HttpRequest, filed: Complaint, form: ComplaintForm) -> None:
    """A second tap did what was asked for; other words while the first ones wait did not."""
    if (filed.reason_code, filed.note) == tuple(form.cleaned_data.values()):
        messages.success(request, FILED)
    else:
        messages.warning(request, FILED_BEFORE)


def _context(request: HttpRequest, position: Position) -> dict[str, Any]:
    mine = Complaint.objects.visible_to(request.actor).filter(position=position)
    rows = [_row(complaint) for complaint in mine]
    return {
        "position": position,
        "is_on_offer": Position.objects.visible_to(request.actor).filter(pk=position.pk).exists(),
        "rows": rows,
        "is_waiting": any(row["complaint"].is_open for row in rows),
    }


def _row(complaint: Complaint) -> dict[str, Any]:
    turn = turn_of(complaint)
    facts = [("投诉原因", complaint.reason), ("情况说明", complaint.note)]
    return {
        "complaint": complaint,
        "label": complaint.get_state_display(),
        "tone": COMPLAINT_TONES[complaint.state],
        "facts": facts if complaint.is_open else [*facts, ("处理结果", complaint.answer)],
        "turn": turn,
        "words": turn.for_reader(Party.GRADUATE),
    }
