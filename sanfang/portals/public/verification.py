"""Is this paper real? For anybody who scans the anti-counterfeit QR (manual F5)."""

from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from sanfang.agreements.numbers import is_well_formed
from sanfang.documents.verification import Findings, look_up
from sanfang.portals.gate.throttling import throttled
from sanfang.ui.forms import DeskForm
from sanfang.ui.templatetags.ui import moment

A_MINUTE = 60


class CodeForm(DeskForm):
    code = forms.RegexField(
        r"\A\S{1,300}\Z",
        label="二维码里的网址",
        help_text="用任意扫码工具读出协议书上的二维码，把得到的整个网址粘贴到这里。",
        error_messages={"invalid": "请粘贴完整的网址，中间不能有空格。"},
    )


@login_not_required
@throttled("verify.form", limit=60, seconds=A_MINUTE)
@require_http_methods(["GET", "POST"])
def how_to_verify(request: HttpRequest) -> HttpResponse:
    """How to verify a paper; at a desk without a phone, the code's address can be pasted."""
    form = CodeForm(request.POST or None)
    if form.is_valid():
        return redirect("public:verify", token=_token_in(form.cleaned_data["code"]))
    return render(request, "public/how_to_verify.html", {"form": form, "official": _official_domain()})


@login_not_required
@throttled("verify", limit=60, seconds=A_MINUTE, methods=("GET",))
@require_GET
def verify(request: HttpRequest, token: str) -> HttpResponse:
    """The verdict in one word. 404 for what is unknown; a number is no code and proves nothing (W05)."""
    findings = look_up(token)
    return render(
        request,
        "public/verify.html",
        {
            "verdict": findings.verdict,
            "facts": _to_compare(findings),
            "is_replaced": findings.replaced_at is not None,
            "typed_a_number": not findings.number and is_well_formed(token),
            "official": _official_domain(),
        },
        status=200 if findings.number else 404,
    )


def _token_in(code: str) -> str:
    """The last part of a pasted address; of anything else, the thing itself."""
    try:
        path = urlsplit(code).path
    except ValueError:  # Half of an IPv6 address, for one.
        return code
    parts = [part for part in path.split("/") if part]
    return parts[-1] if parts else code


def _official_domain() -> str:
    return str(urlsplit(settings.SITE_URL).netloc)


def _to_compare(findings: Findings) -> list[tuple[str, str]]:
    """What to hold against the paper, in the paper's words and order; what there is nothing of is left out."""
    rows = [
        ("协议书", findings.title),
        ("编号", findings.number),
        ("版次", f"第 {findings.revision} 版" if findings.revision > 1 or findings.replaced_at else ""),
        ("本件", findings.copy),
        ("毕业生", findings.graduate),
        ("学校", findings.school),
        ("用人单位", findings.employer),
        ("岗位", findings.position),
        ("内容指纹", findings.fingerprint),
        ("签约时间", moment(findings.signed_at)),
        ("审核时间", moment(findings.decided_at)),
        ("失效时间", moment(findings.replaced_at)),
        ("结束时间", moment(findings.ended_at)),
    ]
    return [(label, value) for label, value in rows if value]
