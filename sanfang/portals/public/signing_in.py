"""Signing in at a desk, and out. Phones do neither: WeChat says who they are."""

import logging

from django import forms
from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from sanfang.actors import Party
from sanfang.limits import counting as limits
from sanfang.people.models import User
from sanfang.portals.gate.actors import actor_of
from sanfang.portals.gate.addresses import client_address
from sanfang.portals.gate.answers import refuse
from sanfang.portals.gate.homes import HOMES, home_of
from sanfang.portals.gate.throttling import throttled
from sanfang.portals.public.errors import NoPost, TooManyFailures, WrongPassword
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm

log = logging.getLogger(__name__)

FAILURES, A_QUARTER_OF_AN_HOUR = 10, 15 * 60


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


@login_not_required
@throttled("sign_in", limit=200, seconds=A_QUARTER_OF_AN_HOUR)
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """One page for employers, schools and the province; each goes on to its own portal.

    Whoever is signed in already may change to another account here.
    """
    form = SignInForm(request.POST or None)
    status = 200
    if form.is_valid():
        try:
            _let_in(request, **form.cleaned_data)
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


def _let_in(request: HttpRequest, username: str, password: str) -> None:
    """Sign in, or refuse in the same words whatever was wrong; failures are counted, successes are not."""
    key = f"{username.casefold()} {client_address(request)}"
    if limits.is_exhausted("sign_in.failed", key, limit=FAILURES, seconds=A_QUARTER_OF_AN_HOUR):
        raise TooManyFailures
    user = authenticate(request, username=username, password=password)
    if not isinstance(user, User):
        limits.allow("sign_in.failed", key, limit=FAILURES, seconds=A_QUARTER_OF_AN_HOUR)
        log.warning("sign-in refused, from %s", client_address(request))
        raise WrongPassword
    login(request, user)
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
