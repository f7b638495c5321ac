"""Signing in at a desk, and out. Phones do neither: WeChat says who they are."""

from django import forms
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from sanfang.actors import Party
from sanfang.portals.gate.actors import actor_of
from sanfang.portals.gate.answers import refuse
from sanfang.portals.gate.homes import HOMES, home_of
from sanfang.portals.gate.identified import remember_means
from sanfang.portals.gate.throttling import throttled
from sanfang.portals.public.errors import NoPost
from sanfang.portals.public.proving import A_QUARTER_OF_AN_HOUR, who_proves
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm


class SignInForm(DeskForm):
    username = forms.CharField(
        label="用户名",
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    password = forms.CharField(
        label="密码",
        max_length=256,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    code = forms.CharField(
        label="动态验证码",
        max_length=10,
        required=False,
        help_text="只有开通了二次验证的账号才填：手机验证器上现在的 6 位数字。",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


@login_not_required
@throttled("sign_in", limit=200, seconds=A_QUARTER_OF_AN_HOUR)
@sensitive_post_parameters("password", "code")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """One page for employers, schools and the province; each goes on to its own portal.

    Whoever is signed in already may change to another account here.
    """
    form = SignInForm(request.POST or None)
    status = 200
    if form.is_valid():
        try:
            let_in(request, **form.cleaned_data)
        except Refusal as refusal:
            status = refuse(form, refusal)
        else:
            return redirect(_where_to(request))
    context = {"form": form, "signed_in": request.user.is_authenticated}
    return render(request, "public/sign_in.html", context, status=status)


@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session; whoever comes next at this desk is nobody."""
    logout(request)
    return redirect("public:doors")


def let_in(request: HttpRequest, username: str, password: str, code: str) -> None:
    """Sign in whoever proves to be this account's owner, or refuse."""
    user = who_proves(request, username, password, code.replace(" ", ""))
    login(request, user)
    remember_means(request, user)
    if actor_of(request).party == Party.PUBLIC:
        logout(request)
        raise NoPost


def _where_to(request: HttpRequest) -> str:
    """The page that was asked for, if it is ours and not another party's; else one's own portal."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    home = home_of(actor_of(request).party)
    is_elsewhere = any(wanted.startswith(other) for other in HOMES.values() if other != home)
    # Without the slash it would be taken for the name of a page.
    return wanted if wanted.startswith("/") and is_ours and not is_elsewhere else home
