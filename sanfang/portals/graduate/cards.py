"""「二维码名片」: show it, renew it, take it back (manual D1, D5)."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from sanfang.actors import Party
from sanfang.agreements import actions
from sanfang.agreements.errors import AlreadyEmployed, NotOnTheList, RecordNotConfirmed, SigningHeld
from sanfang.agreements.models import SigningCard
from sanfang.documents import qr
from sanfang.graduates.models import Graduate
from sanfang.portals.gate.answers import status_of
from sanfang.portals.gate.files import serves_a_file
from sanfang.portals.gate.throttling import ACCOUNT, throttled
from sanfang.portals.gate.wechat import is_in_wechat
from sanfang.portals.graduate.own import own_record
from sanfang.privacy.masking import mask_name
from sanfang.refusal import Refusal

AN_HOUR = 3600
# The smallest code has 29 modules and its quiet zone of 8: with these it is never under 600 pixels wide.
PIXELS_PER_MODULE = 18


@dataclass(frozen=True)
class Obstacle:
    """Why there can be no card now, and the page that leads out of it."""

    text: str
    page: str
    action: str


UNCONFIRMED = Obstacle(
    "您还没有确认生源信息。请先在「派遣 › 生源信息维护」逐项核对并确认。", "graduate:record", "去核对生源信息"
)
OFF_THE_LIST = Obstacle(
    "学校已将您移出本届毕业生名单，现在不能签约。原因见通知；有疑问请联系学校就业指导中心。",
    "graduate:notices",
    "查看通知",
)
EMPLOYED = Obstacle(
    "您在系统中已经就业，或有一份协议正在处理，不能再签约。"
    "要与别的单位签约，请先提交解约申请，或请学校管理员解锁（将毕业去向设为待就业）。",
    "graduate:agreements",
    "查看我的签约",
)


@require_GET
def card(request: HttpRequest) -> HttpResponse:
    """The open card with its QR; without one, how to get it or why there is none."""
    return _page(request, own_record(request))


@serves_a_file
@require_GET
def code(request: HttpRequest) -> HttpResponse:
    """The open card's QR as a picture: WeChat saves a picture that is pressed long, and no drawing."""
    mine = own_record(request)
    shown = None if _obstacle(mine) else actions.open_card_of(mine)
    if shown is None:
        raise Http404
    response = HttpResponse(qr.png(_address(shown), scale=PIXELS_PER_MODULE), content_type="image/png")
    response["Content-Disposition"] = 'inline; filename="signing-card.png"'
    return response


@throttled("card.issue", limit=30, seconds=AN_HOUR, by=ACCOUNT)
@require_POST
def issue(request: HttpRequest) -> HttpResponse:
    """A fresh card; an older one dies."""
    graduate = own_record(request)
    try:
        actions.issue_card(graduate, actor=request.actor)
    except Refusal as refusal:
        return _page(request, graduate, status_of(refusal))
    return redirect("graduate:card")


@require_POST
def withdraw(request: HttpRequest) -> HttpResponse:
    """Take the card back; whoever kept its picture can do nothing with it."""
    card = actions.open_card_of(own_record(request))
    if card is not None:
        actions.withdraw_card(card, actor=request.actor)
    messages.success(request, "名片已撤回，原来的二维码不能再用。")
    return redirect("graduate:card")


def _page(request: HttpRequest, graduate: Graduate, status: int = 200) -> HttpResponse:
    obstacle = _obstacle(graduate)
    shown = None if obstacle else actions.open_card_of(graduate)
    context = {
        "obstacle": obstacle,
        "card": shown,
        "masked_name": mask_name(graduate.name),
        "school": graduate.school.name,
        "url": _address(shown) if shown else "",
        "in_wechat": is_in_wechat(request),
    }
    return render(request, "graduate/card.html", context, status=status)


def _obstacle(graduate: Graduate) -> Obstacle | None:
    """Why this graduate cannot sign now, in words for nobody else (promises Q05); None when nothing is in the way."""
    try:
        actions.check_free(graduate, reader=Party.GRADUATE)
    except NotOnTheList:
        return OFF_THE_LIST
    except RecordNotConfirmed:
        return UNCONFIRMED
    except AlreadyEmployed:
        return EMPLOYED
    except SigningHeld as refusal:
        return Obstacle(str(refusal), "graduate:notices", "查看通知")
    return None


def _address(card: SigningCard) -> str:
    """What the QR says: where a recruiter begins."""
    return f"{settings.SITE_URL}{reverse('card:start', args=[card.token])}"
