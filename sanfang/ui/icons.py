"""Tabler's outline icons, read once from the assets that npm brought."""

import re
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

NAME = re.compile(r"[a-z0-9-]+")
INNER = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)

FRAME = (
    '<svg class="icon" xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none"'
    ' stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"'
    ' aria-hidden="true" focusable="false">{}</svg>'
)


class UnknownIcon(LookupError):
    """A template asks for a drawing that assets.json does not list."""


def drawing(name: str) -> SafeString:
    """The icon as inline SVG. An unknown one stops a test, and is left out of a page that people use."""
    try:
        return _read(name)
    except UnknownIcon:
        if settings.DEBUG or settings.ENVIRONMENT == "test":
            raise
        return SafeString("")


@cache
def _read(name: str) -> SafeString:
    path = Path(settings.ASSETS_DIR) / "icons" / f"{name}.svg"
    if not NAME.fullmatch(name) or not path.is_file():
        raise UnknownIcon(f"{name}: add it to assets.json and run `make assets`.")
    # The file is Tabler's own, from the locked package; nothing of a user's gets here.
    found = INNER.search(path.read_text(encoding="utf-8"))
    return format_html(FRAME, mark_safe(found[1].strip() if found else ""))
