"""「签约规则」: what the province asks for, and where this school asks for more (manual A1, C3; promises T2, T11)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sanfang.actors import Role
from sanfang.institutions import actions
from sanfang.institutions.models import MOST_HOLD_HOURS, Policy, School
from sanfang.institutions.policies import (
    LEAST_ANSWER_DAYS,
    BindingProof,
    BindingRules,
    Confirmation,
    ReviewSteps,
    Rules,
    Steps,
)
from sanfang.portals.gate.answers import OK, refuse
from sanfang.portals.gate.doors import for_roles
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm

AS_THE_PROVINCE = ("", "与省里一致")
SAID = (
    "confirmation",
    "acceptance_days",
    "binding_proof",
    "rebind_hold_hours",
    "termination_answer_days",
    "review_steps",
    "termination_steps",
)


class PolicyForm(DeskForm):
    """Offers what is at least as strict as the province's rules; the action refuses the rest."""

    confirmation = forms.ChoiceField(label="毕业生确认", required=False, widget=forms.RadioSelect)
    acceptance_days = forms.IntegerField(label="确认期限（天）", required=False, min_value=1)
    binding_proof = forms.ChoiceField(label="绑定方式", required=False, widget=forms.RadioSelect)
    rebind_hold_hours = forms.IntegerField(
        label="换绑后暂停签约（小时）", required=False, min_value=0, max_value=MOST_HOLD_HOURS
    )
    termination_answer_days = forms.IntegerField(
        label="解约答复期限（天）", required=False, min_value=LEAST_ANSWER_DAYS
    )
    review_steps = forms.TypedChoiceField(
        label="签约审核", coerce=int, required=False, widget=forms.RadioSelect
    )
    termination_steps = forms.TypedChoiceField(
        label="解约审核", coerce=int, required=False, widget=forms.RadioSelect
    )

    def __init__(self, data: object, policy: Policy | None, rules: Rules) -> None:
        initial = {name: getattr(policy, name) for name in SAID} if policy else {}
        super().__init__(data, initial={"confirmation": "", "binding_proof": "", **initial})
        self._offer("confirmation", Confirmation, rules.confirmation)
        self._offer("binding_proof", BindingProof, rules.binding_proof)
        self._offer_steps("review_steps", rules.review_steps)
        self._offer_steps("termination_steps", rules.termination_steps)
        least, most, hours = rules.offer_days_least, rules.acceptance_days, rules.rebind_hold_hours
        hint = f"{least} 到 {most} 天；留空则与省里一致，为 {most} 天。"
        self.fields["acceptance_days"].help_text = hint
        self.fields["rebind_hold_hours"].help_text = (
            f"毕业生换了微信以后，这段时间内不能签约。{hours} 到 {MOST_HOLD_HOURS} 小时；"
            f"留空则与省里一致，为 {hours} 小时。"
        )
        self.fields["termination_answer_days"].help_text = (
            f"一方申请解约时，另一方有多少天可以答复。{LEAST_ANSWER_DAYS} 到 {rules.termination_answer_days} 天；"
            f"留空则与省里一致，为 {rules.termination_answer_days} 天。"
        )

    def _offer_steps(self, name: str, least: int) -> None:
        """What is left empty is as the province asks."""
        field = self.fields[name]
        field.choices = [(value, label) for value, label in Steps.choices if value >= least]
        field.empty_value = least
        self.initial[name] = max(self.initial.get(name, least), least)

    def _offer(
        self, name: str, choices: type[Confirmation | BindingProof], least: Confirmation | BindingProof
    ) -> None:
        strict_enough = [one for one in choices if one.strictness >= least.strictness]
        self.fields[name].choices = [AS_THE_PROVINCE, *((one.value, one.label) for one in strict_enough)]


@for_roles(Role.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def policy(request: HttpRequest) -> HttpResponse:
    """The two policies side by side; a POST writes the school's. It holds for what is signed from now on."""
    school, status = School.objects.get(pk=request.actor.school_id), OK
    rules = Policy.objects.rules_of_province(school.province_id)
    form = PolicyForm(request.POST or None, Policy.objects.filter(school=school).first(), rules)
    if form.is_valid():
        try:
            actions.set_policy(school, **_said(form), actor=request.actor)
        except Refusal as refusal:
            status = refuse(form, refusal)
        else:
            messages.success(request, "已保存，对今后的签约生效；已经签的仍按签约时的规则。")
            return redirect("school:policy")
    context = {
        "form": form,
        "province": _facts(rules) + _of_offers(rules),
        "today": _facts(Policy.objects.rules_of(school)),
    }
    return render(request, "school/policy.html", context, status=status)


def _said(form: PolicyForm) -> dict[str, Any]:
    said = dict(form.cleaned_data)
    said["binding"] = BindingRules(said.pop("binding_proof"), said.pop("rebind_hold_hours"))
    said["review"] = ReviewSteps(said.pop("review_steps"), said.pop("termination_steps"))
    return said


def _facts(rules: Rules) -> list[tuple[str, str]]:
    hours = rules.rebind_hold_hours
    return [
        ("毕业生确认", rules.confirmation.label),
        ("确认期限", f"{rules.acceptance_days} 天"),
        ("绑定方式", rules.binding_proof.label),
        ("换绑后", f"暂停签约 {hours} 小时" if hours else "不暂停签约"),
        ("解约答复期限", f"{rules.termination_answer_days} 天"),
        ("签约审核", str(Steps(rules.review_steps).label)),
        ("解约审核", str(Steps(rules.termination_steps).label)),
    ]


def _of_offers(rules: Rules) -> list[tuple[str, str]]:
    """What the province alone sets for signing offers, to be read here."""
    ceiling = "没有上限" if rules.penalty_ceiling is None else f"{rules.penalty_ceiling} 元"
    return [
        ("签约通知期限", f"{rules.offer_days_least} 到 {rules.offer_days_most} 天，由用人单位选定"),
        ("违约金上限", ceiling),
    ]
