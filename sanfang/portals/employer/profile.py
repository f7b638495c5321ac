"""「单位信息」: what stands on every agreement this employer signs."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from sanfang.employers import actions
from sanfang.employers.models import Employer
from sanfang.portals.employer.own import own_employer
from sanfang.portals.employer.profile_form import EditForm
from sanfang.portals.gate.answers import refuse
from sanfang.portals.gate.employers import facts_of
from sanfang.refusal import Refusal


@require_GET
def profile(request: HttpRequest) -> HttpResponse:
    employer = own_employer(request)
    return render(request, "employer/profile.html", {"employer": employer, "facts": facts_of(employer)})


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest) -> HttpResponse:
    """Change everything but the code. A new name sends the employer back to be verified."""
    employer = own_employer(request)
    form = EditForm(request.POST or None, employer=employer)
    status = 200
    if form.is_valid():
        try:
            actions.edit(employer, form.profile(), actor=request.actor)
        except Refusal as refusal:
            status = refuse(form, refusal)
        else:
            messages.success(request, _saved(employer))
            return redirect("employer:profile")
    context = {"form": form, "employer": employer}
    return render(request, "employer/profile_edit.html", context, status=status)


def _saved(employer: Employer) -> str:
    if employer.may_reach_graduates:
        return "已保存，以后签的协议按新的信息填写。"
    return f"已保存。目前的认证状态是「{employer.get_standing_display()}」。"
