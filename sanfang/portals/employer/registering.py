"""How an employer comes in: it registers, may prepare at once, and is verified by the province (manual C)."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from sanfang.employers import actions
from sanfang.employers.errors import AlreadyRegistered, UsernameTaken
from sanfang.employers.models import Employer
from sanfang.institutions.models import Province
from sanfang.people.models import User
from sanfang.portals.employer.profile_form import ProfileForm
from sanfang.portals.gate.addresses import client_address
from sanfang.portals.gate.answers import refuse
from sanfang.portals.gate.fields import person_field
from sanfang.portals.gate.homes import home_of
from sanfang.portals.gate.passwords import HINT, check_again, check_password, password_field
from sanfang.portals.gate.throttling import throttled
from sanfang.refusal import Refusal

MOST_TRIES, AN_HOUR = 30, 60 * 60
FIELDS_OF_REFUSALS: dict[type[Refusal], str] = {AlreadyRegistered: "uscc", UsernameTaken: "username"}


class RegisterForm(ProfileForm):
    SECTIONS = (
        ("所在省份", ("province",)),
        *ProfileForm.SECTIONS,
        ("登录账号", ("person", "username", "password", "again")),
    )

    province = forms.ModelChoiceField(
        Province.objects.all(), label="省份", empty_label="请选择", help_text="由这个省的就业主管部门认证。"
    )
    person = person_field("您的姓名", help_text="使用这个账号的人。")
    username = forms.RegexField(
        r"\A[A-Za-z0-9_.@-]{4,50}\Z",
        label="用户名",
        help_text="4 到 50 个字母、数字或 _ . @ -，登录时使用。",
        error_messages={"invalid": "用户名由 4 到 50 个字母、数字或 _ . @ - 组成，请修改。"},
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    password = password_field("密码", help_text=HINT)
    again = password_field("再输入一次密码")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.provinces = list(Province.objects.all()[:2])
        self.fields["province"].label_from_instance = lambda province: province.name
        if len(self.provinces) == 1:
            del self.fields["province"]

    def clean_password(self) -> str:
        typed = self.cleaned_data
        owner = User(username=typed.get("username", ""), name=typed.get("person", ""))
        return check_password(typed["password"], owner)

    def clean_again(self) -> str:
        return check_again(self.cleaned_data, "password", "again")

    def register(self, address: str) -> Employer:
        """Register what was typed; raises the domain's refusals."""
        typed = self.cleaned_data
        account = actions.Account(typed["username"], typed["password"], typed["person"])
        province = typed.get("province") or self.provinces[0]
        return actions.register(province, self.profile(), account, address=address)


@login_not_required
@throttled("employer.register", limit=MOST_TRIES, seconds=AN_HOUR)
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """Register an employer with its first account, which is signed in at once."""
    if request.user.is_authenticated:
        return redirect(home_of(request.actor.party))
    form = RegisterForm(request.POST or None)
    status = 200
    if form.is_valid():
        try:
            employer = form.register(client_address(request))
        except Refusal as refusal:
            status = refuse(form, refusal, FIELDS_OF_REFUSALS.get(type(refusal)))
        else:
            login(request, employer.recruiters.get().user, backend=settings.AUTHENTICATION_BACKENDS[0])
            messages.success(request, "注册成功。请上传资质证明材料，等待认证。")
            return redirect("employer:home")
    return render(request, "employer/register.html", {"form": form}, status=status)
