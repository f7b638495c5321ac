"""The signing card as the mini program shows it: with a 小程序码, to share and to save (manual D1)."""

import base64

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse

from sanfang.agreements import actions
from sanfang.agreements.models import SigningCard
from sanfang.graduates.models import Binding, Graduate
from sanfang.portals.gate.wechat import known_by_code
from sanfang.portals.miniprogram.answers import asked, asked_by_the_mini_program, told
from sanfang.privacy.masking import mask_name
from sanfang.ui.templatetags.ui import moment
from sanfang.wechat.api import wechat
from sanfang.wechat.pages import START

LIMIT, SECONDS = 600, 600
NOT_BOUND, NONE_NOW = 403, 409


@asked_by_the_mini_program("miniprogram.card", limit=LIMIT, seconds=SECONDS)
def card(request: HttpRequest) -> HttpResponse:
    """The open card of the graduate this phone speaks for; the page 「二维码名片」 opens and renews it."""
    graduate = _graduate_of(asked(request, "code")["code"])
    if graduate is None:
        return told("这个微信还没有绑定毕业生，请先绑定。", NOT_BOUND)
    shown = actions.open_card_of(graduate)
    if shown is None:
        return told("您现在没有可用的名片。请打开「我的 › 二维码名片」查看原因或重新生成。", NONE_NOW)
    return JsonResponse(_as_shown(shown, graduate))


def _graduate_of(code: str) -> Graduate | None:
    user = known_by_code(code)
    current = Binding.objects.current().filter(user=user).select_related("graduate__school")
    binding = current.first() if user else None
    return binding.graduate if binding else None


def _as_shown(card: SigningCard, graduate: Graduate) -> dict[str, str]:
    picture = wechat().mini_program_code(card.token, START)
    return {
        "name": mask_name(graduate.name),
        "school": graduate.school.name,
        "until": moment(card.expires_at),
        "picture": base64.b64encode(picture).decode(),
        "address": settings.SITE_URL + reverse("card:start", args=[card.token]),
    }
