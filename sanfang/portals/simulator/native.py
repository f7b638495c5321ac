"""The native pages of the mini program, as far as a browser can stand in for them."""

from urllib.parse import parse_qsl, urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods

from sanfang.codes.phones import parse_mobile
from sanfang.graduates.actions import prove_phone
from sanfang.notices import consents
from sanfang.notices.moments import MOMENTS, Moment
from sanfang.portals.gate.actors import actor_of_phone
from sanfang.portals.gate.fields import ReadField
from sanfang.portals.gate.wechat import account_behind, openid_behind
from sanfang.portals.simulator.held import held_by, while_weixin_answers
from sanfang.portals.simulator.shelf import phones_of_weixin
from sanfang.refusal import Refusal
from sanfang.ui.forms import PhoneForm
from sanfang.wechat.api import wechat
from sanfang.wechat.templates import Template, chosen_templates

# What a page of the mini program is called here.
PAGES = {
    "/pages/consent/consent": "simulator:consent",
    "/pages/phone/phone": "simulator:number",
    "/pages/card/card": "graduate:card",
    "/pages/scan/scan": "simulator:phones",
}
DOCUMENT = "/pages/document/document"


class NumberForm(PhoneForm):
    number = ReadField(parse_mobile, label="这部手机的号码", max_length=30)


@login_not_required
@require_GET
def native(request: HttpRequest) -> HttpResponse:
    """Where `wx.miniProgram.navigateTo` leads on a simulated phone."""
    wanted = urlsplit(request.GET.get("page", ""))
    given = dict(parse_qsl(wanted.query))
    if wanted.path == DOCUMENT and given.get("path", "").startswith("/m/"):
        return redirect(given["path"])
    if wanted.path not in PAGES:
        raise Http404
    return redirect(f"{reverse(PAGES[wanted.path])}?{request.GET.urlencode()}")


@login_not_required
@while_weixin_answers
@require_http_methods(["GET", "POST"])
def consent(request: HttpRequest) -> HttpResponse:
    """WeChat's question whether messages may come, and what the mini program makes of the answer."""
    phone, moment = _phone(request), _moment(request)
    if request.method == "GET":
        return render(request, "simulator/consent.html", {"moment": moment, "back": _back(request)})
    accepted = [template for template in moment.templates if template in request.POST.getlist("accept")]
    _answer(phone, accepted, moment)
    messages.success(
        request, f"已同意接收 {len(accepted)} 类消息，各一条。" if accepted else "没有同意接收消息。"
    )
    return redirect(_back(request))


@login_not_required
@while_weixin_answers
@require_http_methods(["GET", "POST"])
def number(request: HttpRequest) -> HttpResponse:
    """WeChat's question whether the mini program may have the telephone number."""
    phone, form = _phone(request), NumberForm(request.POST or None)
    if not form.is_valid():
        return render(request, "simulator/number.html", {"form": form, "back": _back(request)})
    try:
        _prove(request, phone, form.cleaned_data["number"])
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "手机号码已验证，请继续绑定。")
    return redirect(_back(request))


def _answer(phone: str, accepted: list[Template], moment: Moment) -> None:
    """Told to WeChat first, then to us, as on a phone."""
    weixin, chosen = phones_of_weixin(), chosen_templates()
    ids = {template: chosen[template].id for template in moment.templates if template in chosen}
    accept = [ids[template] for template in accepted]
    weixin.subscribe(phone, accept=accept, reject=[given for given in ids.values() if given not in accept])
    consents.grant(openid_behind(weixin.login(phone)), accepted)


def _prove(request: HttpRequest, phone: str, number: str) -> None:
    weixin = phones_of_weixin()
    weixin.set_number(phone, number)
    user = account_behind(weixin.login(phone))
    proven = wechat().phone_number_for(weixin.phone_number(phone))
    prove_phone(user, proven, actor=actor_of_phone(request, user))


def _phone(request: HttpRequest) -> str:
    phone = held_by(request)
    if not phone:
        raise Http404
    return phone


def _moment(request: HttpRequest) -> Moment:
    asked_for = dict(parse_qsl(urlsplit(request.GET.get("page", "")).query)).get("moment", "")
    if asked_for not in MOMENTS:
        raise Http404
    return MOMENTS[asked_for]


def _back(request: HttpRequest) -> str:
    """The page that led here; back to it goes whoever is done."""
    back = request.GET.get("back", "")
    ours = {request.get_host(), urlsplit(settings.SITE_URL).netloc}
    return back if back and url_has_allowed_host_and_scheme(back, allowed_hosts=ours) else "/m/"
