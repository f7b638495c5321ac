"""A new password for a recruiter who forgot it: an employer has no administrator of its own."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from sanfang.employers import actions
from sanfang.employers.models import Employer, Recruiter
from sanfang.portals.gate.answers import OK, refuse
from sanfang.portals.gate.passwords import HINT, check_password, password_field
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm


class RecruiterField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, recruiter: Any) -> str:
        return f"{recruiter.user.name}（{recruiter.user.username}）"


class PasswordForm(DeskForm):
    recruiter = RecruiterField(Recruiter.objects.none(), label="账号", empty_label=None)
    password = password_field("新密码", help_text=f"{HINT}请当面或电话告诉本人，登录后马上更改。")

    def __init__(self, *args: Any, employer: Employer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["recruiter"].queryset = employer.recruiters.select_related("user", "employer")

    def clean_password(self) -> str:
        recruiter = self.cleaned_data.get("recruiter")
        password: str = self.cleaned_data["password"]
        return check_password(password, recruiter.user) if recruiter else password


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def reset_password(request: HttpRequest, pk: int) -> HttpResponse:
    """The account of the employer to be helped, and its new password."""
    employer: Employer = get_object_or_404(Employer.objects.visible_to(request.actor), pk=pk)
    form, status = PasswordForm(request.POST or None, employer=employer), OK
    if form.is_valid():
        try:
            actions.reset_password(**form.cleaned_data, actor=request.actor)
        except Refusal as refusal:
            status = refuse(form, refusal)
        else:
            messages.success(request, "已重设密码，请告诉本人并提醒登录后更改。单位会收到通知。")
            return redirect("province:employer", pk=pk)
    context = {"form": form, "employer": employer}
    return render(request, "province/employer_password.html", context, status=status)
