"""What `manage.py check` says about the seals, before the first paper waits for one in vain."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, register

from sanfang.sealing.errors import SealUnusable
from sanfang.sealing.sources import named, seal_of
from sanfang.sealing.trust import authorities


@register
def seals_open(**kwargs: Any) -> list[CheckMessage]:
    """Every seal of the settings is opened once: a wrong path or passphrase is found here."""
    return [fault for name in named(settings.SEALS) for fault in _of(name)]


def _of(name: str) -> list[CheckMessage]:
    try:
        seal_of(name)
    except SealUnusable:
        hint = "Look at SANFANG_SEALS, SANFANG_SEAL_SECRETS and SANFANG_SEAL_PROVIDERS."
        return [Error(f"The seal of {name} cannot be opened.", hint=hint, id="sealing.E001")]
    return []


@register
def seals_can_be_examined(**kwargs: Any) -> list[CheckMessage]:
    """Whoever seals says also whose seals are believed, or a sealed file would be called a stranger's."""
    try:
        known = authorities()
    except SealUnusable:
        return [Error("SANFANG_SEAL_AUTHORITIES is no file of certificates.", id="sealing.E002")]
    if settings.SEALS and not known:
        hint = "Set SANFANG_SEAL_AUTHORITIES to a PEM file with the root of your seals."
        return [
            checks.Warning("Papers are sealed, but no authority is believed.", hint=hint, id="sealing.W001")
        ]
    return []
