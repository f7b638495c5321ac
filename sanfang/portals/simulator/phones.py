"""Nine phones with WeChat, for the demo and the tests: pick one up, or scan a code."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from sanfang.graduates.models import Binding
from sanfang.portals.gate.wechat import SIMULATED, sign_in_by_code
from sanfang.privacy.masking import mask_name
from sanfang.ui.forms import DeskForm
from sanfang.wechat import simulator
from sanfang.wechat.models import SimulatedMessage

MESSAGES_SHOWN = 3


@dataclass
class Phone:
    """One simulated phone as the page shows it; `owner` is masked, empty when nobody is bound."""

    name: str
    openid: str
    owner: str = ""
    school: str = ""
    messages: list[SimulatedMessage] = field(default_factory=list)

    @property
    def label(self) -> str:
        return f"手机 {self.name.removeprefix('phone-')}"


class ChoiceForm(forms.Form):
    """Which phone, and which page of it to open; nothing else is read, least of all an openid."""

    phone = forms.ChoiceField(choices=[(name, name) for name in simulator.PHONES])
    next = forms.CharField(required=False, max_length=300)


class ScanForm(DeskForm):
    address = forms.CharField(
        label="二维码里的网址", max_length=300, help_text="例如毕业生「二维码名片」页面上复制的链接。"
    )


@login_not_required
@require_http_methods(["GET", "POST"])
def phones(request: HttpRequest) -> HttpResponse:
    """The shelf of phones. Picking one up signs in by a fresh one-use code, as the mini program does."""
    if request.method == "POST":
        return _pick_up(request)
    return render(request, "simulator/phones.html", {"phones": _shelf(), "scan_form": ScanForm()})


@login_not_required
@require_POST
def scan(request: HttpRequest) -> HttpResponse:
    """「扫一扫」: open an address of this platform as WeChat's browser would, as whoever one is."""
    form = ScanForm(request.POST)
    if form.is_valid():
        address = form.cleaned_data["address"]
        if _is_ours(request, address):
            request.session[SIMULATED] = True
            return redirect("/" + urlsplit(address).path.lstrip("/"))
        form.add_error("address", "这不是本平台的网址，请粘贴本平台的链接。")
    return render(request, "simulator/phones.html", {"phones": _shelf(), "scan_form": form})


def _pick_up(request: HttpRequest) -> HttpResponse:
    form = ChoiceForm(request.POST)
    if not form.is_valid():
        messages.error(request, "没有这部手机，请从下面选择一部。")
        return redirect("simulator:phones")
    sign_in_by_code(request, simulator.log_in(form.cleaned_data["phone"]))
    request.session[SIMULATED] = True
    wanted = form.cleaned_data["next"]
    return redirect(wanted if wanted.startswith("/m/") else "graduate:home")


def _is_ours(request: HttpRequest, address: str) -> bool:
    ours = {request.get_host(), urlsplit(settings.SITE_URL).netloc}
    return address.startswith(("/", "http")) and url_has_allowed_host_and_scheme(address, allowed_hosts=ours)


def _shelf() -> list[Phone]:
    """All phones with their owners and latest messages, in two queries."""
    shelf = {
        openid: Phone(name, openid) for name in simulator.PHONES for openid in [simulator.openid_of(name)]
    }
    bindings = Binding.objects.current().filter(user__openid__in=shelf)
    for binding in bindings.select_related("user", "graduate__school"):
        phone = shelf[binding.user.openid or ""]
        phone.owner, phone.school = mask_name(binding.graduate.name), binding.graduate.school.name
    for message in _latest_messages(list(shelf)):
        shelf[message.openid].messages.append(message)
    return list(shelf.values())


def _latest_messages(openids: list[str]) -> list[SimulatedMessage]:
    place = Window(RowNumber(), partition_by="openid", order_by=[F("arrived_at").desc(), F("pk").desc()])
    messages_of_phones = SimulatedMessage.objects.filter(openid__in=openids)
    return list(messages_of_phones.annotate(place=place).filter(place__lte=MESSAGES_SHOWN))
