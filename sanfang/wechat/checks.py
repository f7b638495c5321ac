"""Refuses to start with settings of WeChat that cannot work: better at start than at the first message."""

from __future__ import annotations

import re
from typing import Any

from django.conf import settings
from django.core.checks import Error, register

from sanfang.wechat.api import EDITIONS
from sanfang.wechat.templates import TemplatesUnreadable, read

AES_KEY = re.compile(r"\A[0-9A-Za-z]{43}\Z")
TOGETHER = "SANFANG_WECHAT_APP_ID and SANFANG_WECHAT_SECRET go together: set both or none."
UNREADABLE = "SANFANG_WECHAT_TEMPLATES has an entry that is not name=id or name=id:what:when:advice."
NO_KEY = "SANFANG_WECHAT_PUSH_KEY is not the 43 letters and digits of an EncodingAESKey."
IN_THE_OPEN = "SANFANG_WECHAT_API must begin with https:// in production: the app secret goes there."


@register
def the_settings_of_wechat_can_work(**kwargs: Any) -> list[Error]:
    """One error for each setting that cannot be meant so. None quotes a secret."""
    return [Error(words, id=f"wechat.{number}") for number, words in _faults()]


def _faults() -> list[tuple[str, str]]:
    key = settings.WECHAT_PUSH_KEY
    rules = {
        "E001": (bool(settings.WECHAT_APP_ID) == bool(settings.WECHAT_SECRET), TOGETHER),
        "E002": (
            settings.WECHAT_STATE in EDITIONS,
            f"SANFANG_WECHAT_STATE is none of {', '.join(EDITIONS)}.",
        ),
        "E003": (_templates_can_be_read(), UNREADABLE),
        "E004": (not key or bool(AES_KEY.match(key)), NO_KEY),
        "E005": (settings.WECHAT_API.startswith("https://") or not settings.IS_PRODUCTION, IN_THE_OPEN),
    }
    return [(number, words) for number, (holds, words) in rules.items() if not holds]


def _templates_can_be_read() -> bool:
    try:
        read(settings.WECHAT_TEMPLATES)
    except TemplatesUnreadable:
        return False
    return True
