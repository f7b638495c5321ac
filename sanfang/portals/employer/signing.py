"""「签约管理」: route 2, in two steps; what is signed is what the second one shows (manual C1)."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sanfang.actors import Actor
from sanfang.agreements import actions
from sanfang.agreements.models import Agreement
from sanfang.employers.models import Employer, Position
from sanfang.institutions.models import School
from sanfang.portals.employer.drafts import Draft
from sanfang.portals.employer.own import own_employer
from sanfang.portals.gate.answers import refuse, status_of
from sanfang.portals.gate.fields import line_field, remarks_field, text_field
from sanfang.portals.gate.printing import refuse_unprintable
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm

LONGEST_TERM = 500
SIGNED = "{}：{}。毕业生和学校已收到通知。"


class PositionChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, position: Position) -> str:
        return f"{position.title}（{position.place}）"


class SchoolChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, school: School) -> str:
        return f"{school.name}（{school.code}）"


class SigningForm(DeskForm):
    """The graduate by three facts that the graduate tells, and what both agreed."""

    position = PositionChoice(Position.objects.none(), label="岗位名称", empty_label="请选择岗位")
    school = SchoolChoice(School.objects.none(), label="院校名称", empty_label="请选择毕业生所在的院校")
    name = line_field("毕业生姓名", 100, help_text="全名，与身份证一致，由毕业生告诉您。")
    student_number = line_field("学号", 30)
    article_two = text_field(
        "第二条约定",
        LONGEST_TERM,
        required=False,
        help_text="例如服务期、工资和福利；没有就不填，协议书上会留出空白。",
    )
    article_five = text_field(
        "第五条约定", LONGEST_TERM, required=False, help_text="双方另外商定的内容；没有就不填。"
    )
    remarks = remarks_field()

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["position"].queryset = Position.objects.visible_to(actor).open()
        self.fields["school"].queryset = School.objects.visible_to(actor)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        refuse_unprintable(self)
        return cleaned


@require_http_methods(["GET", "POST"])
def sign(request: HttpRequest) -> HttpResponse:
    """Step 1: who signs, and for which position. A miss says the same whatever was wrong (promises D01)."""
    employer = own_employer(request)
    form = SigningForm(request.POST or None, initial=Draft.typed_before(request), actor=request.actor)
    status = 200
    if form.is_valid():
        try:
            _find(form, employer, request)
        except Refusal as refusal:
            status = refuse(form, refusal)
        else:
            return redirect("employer:sign_check")
    context = {
        "form": form,
        "employer": employer,
        "has_positions": form.fields["position"].queryset.exists(),
    }
    return render(request, "employer/sign.html", context, status=status)


@require_http_methods(["GET", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Step 2: read what will be signed, then 「确认签约」."""
    draft = Draft.of(request)
    if draft is None:
        return redirect("employer:sign")
    if draft.agreement_id:
        return redirect("employer:agreement", pk=draft.agreement_id)
    refusal: Refusal | None = None
    if request.method == "POST":
        try:
            agreement = _sign(request, draft)
        except Refusal as raised:
            refusal = raised
        else:
            return redirect("employer:agreement", pk=agreement.pk)
    context = {"preview": draft.preview(request.actor), "refusal": str(refusal or "")}
    return render(request, "employer/sign_check.html", context, status=status_of(refusal) if refusal else 200)


def _find(form: SigningForm, employer: Employer, request: HttpRequest) -> None:
    """Find the graduate and make sure that signing is possible, then keep the draft."""
    typed = form.cleaned_data
    graduate = actions.find_graduate(
        employer,
        school=typed["school"],
        name=typed["name"],
        student_number=typed["student_number"],
        actor=request.actor,
    )
    actions.check_free(graduate)
    Draft.from_form(typed, graduate).keep(request)


def _sign(request: HttpRequest, draft: Draft) -> Agreement:
    agreement = actions.sign_directly(
        draft.graduate,
        draft.position(request.actor),
        actor=request.actor,
        terms=draft.terms,
        shown_sha256=request.POST.get("shown", ""),
    )
    draft.signed_as(agreement).keep(request)
    name = agreement.details["graduate"]["name"]
    messages.success(request, SIGNED.format(name, agreement.get_state_display()))
    return agreement
