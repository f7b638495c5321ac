"""The ways to a person's phone that this installation has, as the settings say."""

from __future__ import annotations

from django.conf import settings

from sanfang.notices.by_sms import BySms
from sanfang.notices.by_wechat import ByWeChat
from sanfang.notices.channels import Way
from sanfang.notices.models import Channel
from sanfang.sms.sender import sender
from sanfang.wechat.api import WeChat, wechat
from sanfang.wechat.errors import NoGateway
from sanfang.wechat.templates import chosen_templates


def open_ways() -> dict[str, Way]:
    """Both channels. Without an app id WeChat takes nothing, and what waits for it goes by SMS."""
    return {
        Channel.WECHAT: ByWeChat(
            _wechat(), chosen_templates(), hears_reports=bool(settings.WECHAT_PUSH_TOKEN)
        ),
        Channel.SMS: BySms(sender),
    }


def _wechat() -> WeChat | None:
    try:
        return wechat()
    except NoGateway:
        return None
