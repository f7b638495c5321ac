"""Binding this phone to a graduate record (manual A1, A2)."""

import unicodedata
from typing import cast

from django import forms
from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from sanfang.codes import id_numbers
from sanfang.graduates import actions
from sanfang.graduates.errors import NoMatch, TooManyTries
from sanfang.institutions.models import School
from sanfang.limits import counting as limits
from sanfang.people.models import User
from sanfang.portals.gate.addresses import client_address
from sanfang.portals.gate.answers import refuse
from sanfang.portals.gate.doors import for_the_unbound
from sanfang.portals.gate.fields import ReadField, person_field
from sanfang.portals.gate.throttling import ACCOUNT, throttled
from sanfang.refusal import Refusal
from sanfang.ui.forms import PhoneForm

AN_HOUR, A_DAY = 3600, 86_400
TRIES_OF_A_PHONE, TRIES_OF_AN_ADDRESS = 5, 200


class SchoolField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, school: Model) -> str:
        return str(getattr(school, "name", ""))


def _without_blanks(text: str) -> str:
    """Pasted blanks and full-width digits are noise; no student number has them."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _canonical(text: str) -> str:
    return id_numbers.parse(text).number


class BindForm(PhoneForm):
    """The four facts that name a record. Each is tidied as people paste it; the room compares."""

    school = SchoolField(School.objects.all(), label="院校", empty_label="请选择学校")
    name = person_field("姓名", widget=forms.TextInput(attrs={"autocomplete": "name"}))
    student_number = ReadField(_without_blanks, label="学号", max_length=60)
    id_number = ReadField(_canonical, label="身份证号", widget=forms.TextInput(attrs={"autocomplete": "off"}))


@for_the_unbound
@throttled("bind", limit=60, seconds=AN_HOUR, by=ACCOUNT)
@sensitive_post_parameters("name", "student_number", "id_number")
@require_http_methods(["GET", "POST"])
def bind(request: HttpRequest) -> HttpResponse:
    """Whoever knows all four facts is bound, once; wrong ones are refused in the same words and counted."""
    if request.actor.graduate_id is not None:
        return redirect("graduate:home")
    form = BindForm(request.POST or None)
    status = 200
    if form.is_valid():
        try:
            _bind(request, form)
        except Refusal as refusal:
            status = refuse(form, refusal)
        else:
            messages.success(request, "绑定成功。以后从这个微信号进入，就是您本人。")
            return redirect("graduate:home")
    return render(request, "graduate/bind.html", {"form": form}, status=status)


def _bind(request: HttpRequest, form: BindForm) -> None:
    """Only wrong tries count. A phone that has made none today gets its try however busy its address is:
    at a school everybody shares one, and the real graduate must always get in (promises B12)."""
    phone, address = cast("User", request.user), client_address(request)
    _check_tries(phone.username, address)
    try:
        actions.bind(phone, actor=request.actor, **form.cleaned_data)
    except NoMatch:
        limits.allow("bind.phone", phone.username, limit=TRIES_OF_A_PHONE, seconds=A_DAY)
        limits.allow("bind.address", address, limit=TRIES_OF_AN_ADDRESS, seconds=AN_HOUR)
        raise


def _check_tries(phone: str, address: str) -> None:
    if limits.is_exhausted("bind.phone", phone, limit=TRIES_OF_A_PHONE, seconds=A_DAY):
        raise TooManyTries
    has_tried = limits.is_exhausted("bind.phone", phone, limit=1, seconds=A_DAY)
    if has_tried and limits.is_exhausted("bind.address", address, limit=TRIES_OF_AN_ADDRESS, seconds=AN_HOUR):
        raise TooManyTries
