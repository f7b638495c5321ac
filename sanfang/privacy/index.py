"""Blind indexes: how what is encrypted can still be looked up by its exact value."""

from __future__ import annotations

import hashlib
import hmac

from django.conf import settings


def blind_index(value: str, purpose: str) -> str:
    """A keyed hash of a canonical value, 64 hex digits. Different purposes never give the same index."""
    return hmac.new(settings.INDEX_KEY.encode(), f"{purpose}\0{value}".encode(), hashlib.sha256).hexdigest()
