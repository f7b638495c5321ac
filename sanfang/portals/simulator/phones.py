"""Nine phones with WeChat, for the demo and the tests: pick one up, or scan a code."""

from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sanfang.portals.gate.wechat import openid_behind, sign_in
from sanfang.portals.simulator.held import hold, while_weixin_answers
from sanfang.portals.simulator.shelf import phones_of_weixin, shelf
from sanfang.ui.forms import DeskForm
from sanfang.wechat.standin.names import PHONES


class ChoiceForm(forms.Form):
    """Which phone, and which page of it to open; nothing else is read, least of all an openid."""

    phone = forms.ChoiceField(choices=[(name, name) for name in PHONES])
    next = forms.CharField(required=False, max_length=300)


class ScanForm(DeskForm):
    address = forms.CharField(
        label="二维码里的网址", max_length=300, help_text="例如毕业生「二维码名片」页面上复制的链接。"
    )


@login_not_required
@while_weixin_answers
@require_http_methods(["GET", "POST"])
def phones(request: HttpRequest) -> HttpResponse:
    """The shelf of phones. Picking one up signs in by a fresh one-use code, as the mini program does."""
    if request.method == "POST":
        return _pick_up(request)
    return render(request, "simulator/phones.html", {"phones": shelf(), "scan_form": ScanForm()})


@login_not_required
@while_weixin_answers
@require_GET
def latest(request: HttpRequest) -> HttpResponse:
    """The shelf alone, asked for again and again by the page: messages appear as they arrive."""
    return render(request, "simulator/parts/shelf.html", {"phones": shelf()})


@login_not_required
@while_weixin_answers
@require_POST
def scan(request: HttpRequest) -> HttpResponse:
    """「扫一扫」: open an address of this platform as WeChat's browser would, as whoever one is."""
    form = ScanForm(request.POST)
    if form.is_valid():
        address = form.cleaned_data["address"]
        if _is_ours(request, address):
            hold(request)
            return redirect("/" + urlsplit(address).path.lstrip("/"))
        form.add_error("address", "这不是本平台的网址，请粘贴本平台的链接。")
    return render(request, "simulator/phones.html", {"phones": shelf(), "scan_form": form})


def _pick_up(request: HttpRequest) -> HttpResponse:
    form = ChoiceForm(request.POST)
    if not form.is_valid():
        messages.error(request, "没有这部手机，请从下面选择一部。")
        return redirect("simulator:phones")
    phone = form.cleaned_data["phone"]
    sign_in(request, openid_behind(phones_of_weixin().login(phone)))
    hold(request, phone)
    wanted = form.cleaned_data["next"]
    return redirect(wanted if wanted.startswith("/m/") else "graduate:home")


def _is_ours(request: HttpRequest, address: str) -> bool:
    ours = {request.get_host(), urlsplit(settings.SITE_URL).netloc}
    return address.startswith(("/", "http")) and url_has_allowed_host_and_scheme(address, allowed_hosts=ours)
