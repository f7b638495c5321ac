"""Which fonts set the paper. Only these are used: what a machine has besides changes no page."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings

# In the order in which a character is looked for. The first comes with `make assets`, the second is
# Debian's fonts-noto-cjk, the last Debian's fonts-hanazono: the rarest characters of all.
FAMILIES = ("Noto Serif SC", "Noto Serif CJK SC", "HanaMinA", "HanaMinB")
DEBIAN = (
    Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"),
    Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc"),
    Path("/usr/share/fonts/truetype/hanazono/HanaMinA.ttf"),
    Path("/usr/share/fonts/truetype/hanazono/HanaMinB.ttf"),
)


class NoFont(Exception):
    """No font for Chinese is installed; `make assets` brings one."""


@lru_cache(maxsize=1)
def font_files() -> tuple[Path, ...]:
    """The font files there are, own ones first, or NoFont."""
    own = sorted(Path(settings.FONT_DIR).glob("*.[to]tf"))
    found = (*own, *(path for path in DEBIAN if path.exists()))
    if not found:
        raise NoFont(f"No font in {settings.FONT_DIR} and none of Debian's: run `make assets`.")
    return found
