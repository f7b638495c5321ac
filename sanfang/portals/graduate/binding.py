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
from sanfang.graduates.errors import BoundElsewhere
from sanfang.graduates.models import PhoneProof
from sanfang.institutions.models import School
from sanfang.people.models import User
from sanfang.portals.gate.addresses import client_address
from sanfang.portals.gate.answers import OK, refuse
from sanfang.portals.gate.doors import for_the_unbound
from sanfang.portals.gate.fields import ReadField, person_field
from sanfang.portals.gate.throttling import ACCOUNT, throttled
from sanfang.refusal import Refusal
from sanfang.ui.forms import PhoneForm

AN_HOUR = 3600


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
    """Whoever knows all four facts, and shows the phone where that is asked for, is bound, once.

    What does not match and what was tried too often are refused in the same words (promises P12).
    """
    if request.actor.graduate_id is not None:
        return redirect("graduate:home")
    form = BindForm(request.POST or None)
    refusal: Refusal | None = None
    status = OK
    if form.is_valid():
        try:
            _bind(request, form)
        except Refusal as raised:
            refusal = raised
            status = refuse(form, raised)
        else:
            messages.success(request, "绑定成功。以后从这个微信号进入，就是您本人。")
            return redirect("graduate:home")
    proof = PhoneProof.objects.fresh_of(cast("User", request.user))
    context = {"form": form, "proof": proof, **_way_out(form, refusal)}
    return render(request, "graduate/bind.html", context, status=status)


def _bind(request: HttpRequest, form: BindForm) -> None:
    phone, address = cast("User", request.user), client_address(request)
    actions.try_to_bind(phone, address=address, actor=request.actor, **form.cleaned_data)


def _way_out(form: BindForm, refusal: Refusal | None) -> dict[str, object]:
    """Where to go with an ID card once the phone alone does not do: the office of the school that was chosen.

    It follows from what was typed, never from what is on the list.
    """
    if refusal is None:
        return {"office": [], "is_bound_elsewhere": False}
    school: School = form.cleaned_data["school"]
    return {
        "office": [
            ("部门", f"{school.name}{school.contact_office}"),
            ("联系人", school.contact_person),
            ("电话", school.phone),
            ("地址", school.address),
        ],
        "is_bound_elsewhere": isinstance(refusal, BoundElsewhere),
    }
