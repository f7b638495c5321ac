"""The ledger of consents: WeChat lets one message through for each yes, and cannot be asked how many are left.

So it is kept here: a yes adds one, a sending takes one, and WeChat's own refusal sets it to nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F

from sanfang.notices.models import Consent
from sanfang.wechat.templates import Template


def grant(openid: str, templates: Iterable[Template]) -> int:
    """Add one message of each template. Returns how many were added."""
    return sum(_add(openid, template) for template in sorted(set(templates)))


def take(openid: str, template: str) -> bool:
    """Spend one; False when there is none. One conditional UPDATE decides between two workers."""
    left = Consent.objects.filter(openid=openid, template=template, remaining__gt=0)
    return bool(left.update(remaining=F("remaining") - 1))


def give_back(openid: str, template: str) -> None:
    """What was taken for a message that was surely not sent."""
    _add(openid, Template(template))


def void(openid: str, template: str) -> None:
    """WeChat says that there is none left, or the person has turned the messages off."""
    Consent.objects.filter(openid=openid, template=template).update(remaining=0)


def remaining(openid: str) -> dict[Template, int]:
    """How many messages of each template may still come to this phone."""
    kept = dict(Consent.objects.filter(openid=openid).values_list("template", "remaining"))
    return {template: kept.get(template, 0) for template in Template}


def _add(openid: str, template: Template) -> int:
    Consent.objects.bulk_create([Consent(openid=openid, template=template)], ignore_conflicts=True)
    return Consent.objects.filter(openid=openid, template=template).update(remaining=F("remaining") + 1)
