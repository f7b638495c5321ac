"""QR codes, for pages and for paper."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from typing import cast

import segno

# M survives a fold or a coffee stain on paper, and keeps the modules large enough for old cameras.
ERROR_CORRECTION = "m"
# The standard asks for four free modules around the code.
QUIET_ZONE = 4
# A run of capitals and digits as long as this takes less room in the code's own alphabet for them.
DENSE = re.compile(r"[0-9A-Z]{16,}")


def png(url: str, scale: int = 8) -> bytes:
    """A PNG image with `scale` pixels per module."""
    image = io.BytesIO()
    _code(url).save(image, kind="png", scale=scale, border=QUIET_ZONE)
    return image.getvalue()


def drawing(url: str) -> str:
    """A whole SVG document to be drawn on paper; the margin of the sheet is its quiet zone."""
    file = io.BytesIO()
    _code(url).save(file, kind="svg", border=0, omitsize=True)
    return file.getvalue().decode()


def _code(text: str) -> segno.QRCode:
    # It takes pieces, too, which its annotations do not say.
    return segno.make(cast("str", _segments(text)), error=ERROR_CORRECTION, micro=False)


def _segments(text: str) -> list[str]:
    """The text in pieces, each of which is packed as it takes least room."""
    bounds = sorted({0, len(text), *(place for run in DENSE.finditer(text) for place in run.span())})
    return [text[start:end] for start, end in pairwise(bounds)]
