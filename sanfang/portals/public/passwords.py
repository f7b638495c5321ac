"""Changing one's own password."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from sanfang.actors import Party
from sanfang.limits import counting as limits
from sanfang.people import actions as people
from sanfang.people.models import User
from sanfang.portals.gate.answers import refuse
from sanfang.portals.gate.homes import home_of
from sanfang.portals.gate.passwords import HINT, check_again, check_password, password_field
from sanfang.portals.public.errors import TooManyFailures, WrongOldPassword
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm

TRIES, A_QUARTER_OF_AN_HOUR = 10, 15 * 60


class PasswordForm(DeskForm):
    old = password_field("原密码", "current-password")
    new = password_field("新密码", help_text=HINT)
    again = password_field("再输入一次新密码")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_new(self) -> str:
        return check_password(self.cleaned_data["new"], self.user)

    def clean_again(self) -> str:
        return check_again(self.cleaned_data, "new", "again")


@sensitive_post_parameters("old", "new", "again")
@require_http_methods(["GET", "POST"])
def change_password(request: HttpRequest) -> HttpResponse:
    """A new password for whoever is signed in at a desk; every other session of the account ends."""
    user = request.user
    if not isinstance(user, User) or user.is_phone:
        raise Http404
    form = PasswordForm(request.POST or None, user=user)
    status = 200
    if form.is_valid():
        try:
            _change(request, user, form.cleaned_data["old"], form.cleaned_data["new"])
        except WrongOldPassword as refusal:
            status = refuse(form, refusal, "old")
        except Refusal as refusal:
            status = refuse(form, refusal)
        else:
            messages.success(request, "密码已更改，其他电脑上的登录都已退出。")
            return redirect(home_of(request.actor.party))
    context = {
        "form": form,
        "own_home": home_of(request.actor.party),
        "may_add_a_factor": request.actor.party == Party.SCHOOL,
    }
    return render(request, "public/change_password.html", context, status=status)


def _change(request: HttpRequest, user: User, old: str, new: str) -> None:
    """Whoever finds an open desk must not try passwords at leisure: wrong ones are counted here, too."""
    key = str(user.pk)
    if limits.is_exhausted("password.failed", key, limit=TRIES, seconds=A_QUARTER_OF_AN_HOUR):
        raise TooManyFailures
    if not user.check_password(old):
        limits.allow("password.failed", key, limit=TRIES, seconds=A_QUARTER_OF_AN_HOUR)
        raise WrongOldPassword
    people.set_password(user, new, actor=request.actor)
    update_session_auth_hash(request, user)
