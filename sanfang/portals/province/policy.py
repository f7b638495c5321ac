"""「签约政策」: when the graduate has to confirm, within how many days, what offers may say, and what a phone has
to show before it speaks for somebody (manual A1, B5, C3; promises T2, T11)."""

from dataclasses import asdict, fields
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sanfang.institutions import actions
from sanfang.institutions.actions import OfferBounds
from sanfang.institutions.models import MOST_HOLD_HOURS, Policy
from sanfang.institutions.policies import (
    LEAST_ANSWER_DAYS,
    MOST_ANSWER_DAYS,
    BindingProof,
    BindingRules,
    Confirmation,
    ReviewSteps,
    Rules,
    Steps,
)
from sanfang.portals.gate.answers import OK, refuse
from sanfang.portals.province.own import own_province
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm

# What each choice means for the people it concerns.
PLAIN_WORDS = {
    Confirmation.AS_IN_THE_MANUAL: (
        "按操作说明：用人单位确认后就是「签约成功，待学校审核」，毕业生在审核前可以点「非本人签约」"
    ),
    Confirmation.BEFORE_APPROVAL: "审核前确认：用人单位确认后，毕业生确认了，学校才能审核",
    Confirmation.BEFORE_SIGNING: "签约前确认：毕业生确认了才算签约；确认之前，毕业生可以与别的单位签约",
}

WAYS_OF_BINDING = {
    BindingProof.FACTS: "按操作说明：院校、姓名、学号和身份证号四项都对，就能绑定微信",
    BindingProof.FACTS_AND_PHONE: (
        "加验手机号：四项都对，并且微信验证的手机号与学校名单上的一致；名单上没有手机号的，请学校先补上"
    ),
}


class PolicyForm(DeskForm):
    confirmation = forms.ChoiceField(
        label="毕业生确认", choices=list(PLAIN_WORDS.items()), widget=forms.RadioSelect
    )
    acceptance_days = forms.IntegerField(
        label="确认期限（天）",
        min_value=1,
        max_value=60,
        help_text="需要毕业生确认时，给毕业生多少天；到最后一天的 24 点为止，逾期自动失效。",
    )
    offer_days_least = forms.IntegerField(
        label="最短期限（天）",
        min_value=1,
        max_value=60,
        help_text="用人单位定的截止日期不能比这更早，学校定的确认期限不能比这更短。",
    )
    offer_days_most = forms.IntegerField(
        label="最长期限（天）",
        min_value=1,
        max_value=60,
        help_text="用人单位定的截止日期不能比这更晚。确认期限要在最短与最长之间。",
    )
    penalty_ceiling = forms.IntegerField(
        label="违约金上限（元）",
        min_value=0,
        max_value=1_000_000,
        required=False,
        help_text="约定的违约金超过它时，双方都会看到提醒，但不阻止签约。不填就是没有上限。",
    )
    binding_proof = forms.ChoiceField(
        label="绑定方式", choices=list(WAYS_OF_BINDING.items()), widget=forms.RadioSelect, required=False
    )
    rebind_hold_hours = forms.IntegerField(
        label="换绑后暂停签约（小时）",
        min_value=0,
        max_value=MOST_HOLD_HOURS,
        required=False,
        help_text=(
            f"毕业生换了微信以后，这段时间内不能签约，防止他人冒用；原来的微信会收到通知。"
            f"0 到 {MOST_HOLD_HOURS} 小时，0 就是不暂停，不填为 {Rules().rebind_hold_hours} 小时。"
        ),
    )
    termination_answer_days = forms.IntegerField(
        label="解约答复期限（天）",
        min_value=LEAST_ANSWER_DAYS,
        max_value=MOST_ANSWER_DAYS,
        required=False,
        help_text=(
            "一方申请解约、请另一方在平台上答复时，给另一方多少天；到最后一天的 24 点为止。逾期不算同意，"
            f"由学校决定。{LEAST_ANSWER_DAYS} 到 {MOST_ANSWER_DAYS} 天，"
            f"不填为 {Rules().termination_answer_days} 天。"
        ),
    )
    review_steps = forms.TypedChoiceField(
        label="签约审核",
        coerce=int,
        choices=Steps.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    termination_steps = forms.TypedChoiceField(
        label="解约审核",
        coerce=int,
        choices=Steps.choices,
        widget=forms.RadioSelect,
        required=False,
    )


@require_http_methods(["GET", "POST"])
def policy(request: HttpRequest) -> HttpResponse:
    """The province's rules; a school may be stricter, never looser."""
    province = own_province(request)
    rules = Policy.objects.rules_of_province(province.pk)
    form, status = PolicyForm(request.POST or None, initial=asdict(rules)), OK
    if form.is_valid():
        try:
            actions.set_policy(province, **_said(form), actor=request.actor)
        except Refusal as refusal:
            status = refuse(form, refusal)
        else:
            messages.success(request, "已保存，从现在起签的协议按新政策办理，已签的不变。")
            return redirect("province:policy")
    return render(request, "province/policy.html", {"form": form}, status=status)


def _said(form: PolicyForm) -> dict[str, Any]:
    """What the form says, with what concerns offers and binding put together as the verb takes it."""
    said = dict(form.cleaned_data)
    said["binding"] = BindingRules(said.pop("binding_proof"), said.pop("rebind_hold_hours"))
    said["review"] = ReviewSteps(
        said.pop("review_steps") or Steps.ONE, said.pop("termination_steps") or Steps.ONE
    )
    said["offers"] = OfferBounds(**{field.name: said.pop(field.name) for field in fields(OfferBounds)})
    return said
