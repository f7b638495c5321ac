"""What `manage.py check` says about the keys, before the first row is written with a bad one."""

from __future__ import annotations

from typing import Any

from django.core.checks import Error, register
from django.core.exceptions import ImproperlyConfigured

from sanfang.privacy.keys import ring


@register
def the_key_ring_is_usable(**kwargs: Any) -> list[Error]:
    """An error when the settings hold no usable ring."""
    try:
        ring()
    except ImproperlyConfigured as fault:
        return [Error(str(fault), id="privacy.E001")]
    return []
