"""Is this paper real? For anybody who scans the anti-counterfeit QR (manual F5)."""

import json
import re
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from sanfang.agreements.numbers import is_well_formed
from sanfang.documents.statement_keys import published_keys
from sanfang.documents.verification import Findings, look_up
from sanfang.portals.gate.throttling import throttled
from sanfang.portals.public.verification_forms import CodeForm, FileForm
from sanfang.ui.templatetags.ui import moment

A_MINUTE = 60
STATEMENT = re.compile(r"[A-Z2-7]+")


@login_not_required
@throttled("verify.form", limit=60, seconds=A_MINUTE)
@require_http_methods(["GET", "POST"])
def how_to_verify(request: HttpRequest) -> HttpResponse:
    """How to verify a paper; at a desk without a phone, the code's address can be pasted."""
    form = CodeForm(request.POST or None)
    if form.is_valid():
        return redirect(_address_of(form))
    return render(request, "public/how_to_verify.html", how_to(form=form))


@login_not_required
@throttled("verify", limit=60, seconds=A_MINUTE, methods=("GET",))
@require_GET
def verify(request: HttpRequest, token: str) -> HttpResponse:
    """The verdict in one word. 404 for what is unknown; a number is no code and proves nothing (W05).

    What the code says by itself stands behind the # and does not come here: a script of the page verifies it.
    """
    findings = look_up(token)
    return render(
        request,
        "public/verify.html",
        {
            "verdict": findings.verdict,
            "facts": to_compare(findings),
            "is_replaced": findings.replaced_at is not None,
            "typed_a_number": not findings.number and is_well_formed(token),
            "official": official_domain(),
            "keys": json.dumps(published_keys()),
            "known": json.dumps(findings.stated),
        },
        status=200 if findings.number else 404,
    )


def _address_of(form: CodeForm) -> str:
    """The page of the verdict, with what the code says by itself."""
    address = reverse("public:verify", args=[form.token])
    return f"{address}#{form.statement}" if STATEMENT.fullmatch(form.statement) else address


def how_to(form: CodeForm | None = None, file_form: FileForm | None = None) -> dict[str, Any]:
    """What the page of the two forms shows; either may have been refused."""
    return {
        "form": form or CodeForm(),
        "file_form": file_form or FileForm(),
        "official": official_domain(),
    }


def official_domain() -> str:
    """As it stands in words on the paper."""
    return str(urlsplit(settings.SITE_URL).netloc)


def to_compare(findings: Findings) -> list[tuple[str, str]]:
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
