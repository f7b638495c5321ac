"""「签约规则」: what the province asks for, and where this school asks for more (manual C3)."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sanfang.actors import Role
from sanfang.institutions import actions
from sanfang.institutions.models import Policy, School
from sanfang.institutions.policies import Confirmation, Rules
from sanfang.portals.gate.answers import OK, refuse
from sanfang.portals.gate.doors import for_roles
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm

AS_THE_PROVINCE = ("", "与省里一致")


class PolicyForm(DeskForm):
    """Offers what is at least as strict as the province's rules; the action refuses the rest."""

    confirmation = forms.ChoiceField(label="毕业生确认", required=False, widget=forms.RadioSelect)
    acceptance_days = forms.IntegerField(label="确认期限（天）", required=False, min_value=1)

    def __init__(self, data: object, policy: Policy | None, rules: Rules) -> None:
        initial = {
            "confirmation": policy.confirmation if policy else "",
            "acceptance_days": policy.acceptance_days if policy else None,
        }
        super().__init__(data, initial=initial)
        offered = [one for one in Confirmation if one.strictness >= rules.confirmation.strictness]
        self.fields["confirmation"].choices = [AS_THE_PROVINCE, *((one.value, one.label) for one in offered)]
        least, most = rules.offer_days_least, rules.acceptance_days
        hint = f"{least} 到 {most} 天；留空则与省里一致，为 {most} 天。"
        self.fields["acceptance_days"].help_text = hint


@for_roles(Role.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def policy(request: HttpRequest) -> HttpResponse:
    """The two policies side by side; a POST writes the school's. It holds for what is signed from now on."""
    school, status = School.objects.get(pk=request.actor.school_id), OK
    rules = Policy.objects.rules_of_province(school.province_id)
    form = PolicyForm(request.POST or None, Policy.objects.filter(school=school).first(), rules)
    if form.is_valid():
        try:
            actions.set_policy(school, **form.cleaned_data, actor=request.actor)
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


def _facts(rules: Rules) -> list[tuple[str, str]]:
    return [("毕业生确认", rules.confirmation.label), ("确认期限", f"{rules.acceptance_days} 天")]


def _of_offers(rules: Rules) -> list[tuple[str, str]]:
    """What the province alone sets for signing offers, to be read here."""
    ceiling = "没有上限" if rules.penalty_ceiling is None else f"{rules.penalty_ceiling} 元"
    return [
        ("签约通知期限", f"{rules.offer_days_least} 到 {rules.offer_days_most} 天，由用人单位选定"),
        ("违约金上限", ceiling),
    ]
