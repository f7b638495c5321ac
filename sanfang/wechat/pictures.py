"""The 小程序码 that leads into the mini program, for whoever stands outside. Fetched by the worker, shown from here."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.utils import timezone

from sanfang.refusal import Refusal
from sanfang.wechat.api import wechat
from sanfang.wechat.models import EntranceCode
from sanfang.wechat.pages import START

log = logging.getLogger(__name__)

# Where somebody comes from; the mini program opens its first page for it.
SCENE = "from=outside"
# WeChat's codes of this kind do not end; once a month is for a program that changed its picture.
KEPT_FOR = timedelta(days=30)


def entrance_code() -> bytes | None:
    """The picture, PNG or JPEG; None until the worker has fetched it."""
    kept = EntranceCode.objects.first()
    return bytes(kept.picture) if kept else None


def refresh() -> bool:
    """Fetch the picture where there is none or an old one. Returns whether it was fetched; WeChat may be away."""
    if EntranceCode.objects.filter(fetched_at__gt=timezone.now() - KEPT_FOR).exists():
        return False
    try:
        picture = wechat().mini_program_code(SCENE, START)
    except Refusal as refusal:
        log.info("no code of the mini program yet: %s", refusal)
        return False
    EntranceCode.objects.update_or_create(pk=1, defaults={"picture": picture, "fetched_at": timezone.now()})
    return True
