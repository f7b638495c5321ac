"""「微信通知」: which messages WeChat may still bring to this phone, and how to let more come."""

from dataclasses import dataclass
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sanfang.notices import consents
from sanfang.notices.moments import MOMENTS
from sanfang.people.models import User
from sanfang.wechat.templates import Template


@dataclass(frozen=True)
class Asked:
    """One moment as the page shows it: why, and for each message how many may still come."""

    moment: str
    why: str
    messages: list[tuple[str, int]]


@require_GET
def wechat_messages(request: HttpRequest) -> HttpResponse:
    """What is left of one's consents. Consenting itself is WeChat's own question, in the mini program."""
    user = cast("User", request.user)
    left = consents.remaining(user.reachable_openid)
    asked = [Asked(name, moment.why, _shown(moment.templates, left)) for name, moment in MOMENTS.items()]
    return render(request, "graduate/wechat_messages.html", {"asked": asked})


def _shown(templates: tuple[Template, ...], left: dict[Template, int]) -> list[tuple[str, int]]:
    return [(str(template.label), left[template]) for template in templates]
