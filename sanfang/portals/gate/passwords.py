"""Choosing a password, at every desk in the same words. Django's own are half in English."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from sanfang.people.models import User
from sanfang.portals.gate.checks import DEMO_PASSWORD

HINT = "至少 10 个字符，不能是常见的密码，也不要与用户名或姓名相近。"
WORDS = {
    "password_too_short": "密码太短，至少要 %(min_length)d 个字符，可以把几个词连起来。",
    "password_too_common": "这个密码太常见，容易被猜到，请换一个。",
    "password_too_similar": "密码与用户名或姓名太相近，容易被猜到，请换一个。",
}


def password_field(label: str, autocomplete: str = "new-password", **more: Any) -> forms.CharField:
    """A password as it is typed; it never comes back to the page."""
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, max_length=256, strip=False, widget=widget, **more)


def check_password(password: str, user: User) -> str:
    """The password, good enough for this account; otherwise every reason why it is not."""
    if password == DEMO_PASSWORD:
        # Printed for all to read; and with a demo account's name beside it, production would not start again.
        raise forms.ValidationError(WORDS["password_too_common"], "password_too_common")
    try:
        validate_password(password, user)
    except forms.ValidationError as error:
        raise forms.ValidationError([_in_our_words(fault) for fault in error.error_list]) from error
    return password


def check_again(cleaned: dict[str, Any], password: str, again: str) -> str:
    """The second typing of a password, the same as the first, which `password` names."""
    if password in cleaned and cleaned[again] != cleaned[password]:
        raise forms.ValidationError("两次输入的密码不一样，请重新输入。")
    return str(cleaned[again])


def _in_our_words(fault: forms.ValidationError) -> forms.ValidationError:
    return forms.ValidationError(WORDS.get(fault.code or "", fault.message), fault.code, fault.params)
