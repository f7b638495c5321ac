"""With what anybody verifies a paper's code without us: the public keys, and a file that needs no network."""

import json

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sanfang.calendar import today
from sanfang.documents.statement_keys import published_keys
from sanfang.portals.public.verification import official_domain
from sanfang.ui.inlining import data_url

FILE_NAME = "sanfang-offline.html"


@login_not_required
@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """Every key whose papers are about: by its id 32 bytes of Ed25519 in base64."""
    return JsonResponse({"site": settings.SITE_URL, "algorithm": "Ed25519", "keys": published_keys()})


@login_not_required
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """One file to be kept on a stick: script, style and keys are in it, and it asks nobody for anything."""
    context = {
        "keys": json.dumps(published_keys()),
        "script": data_url("ui/statement_offline.js"),
        "styles": [data_url(f"ui/{name}.css") for name in ("tokens", "offline")],
        "made_on": today(),
        "official": official_domain(),
    }
    response = render(request, "public/offline.html", context)
    response["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
    return response
