"""The native pages of the mini program that the server leads to; they stand in miniprogram/src/app.json."""

from __future__ import annotations

from urllib.parse import urlencode

START = "pages/start/start"
CONSENT = "pages/consent/consent"


def leading_to(path: str) -> str:
    """The mini program, on its way to one of our phone pages."""
    return f"{START}?{urlencode({'to': path})}"
