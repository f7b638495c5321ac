"""QR codes, for pages and for paper."""

from __future__ import annotations

import io

import segno

# M survives a fold or a coffee stain on paper, and keeps the modules large enough for old cameras.
ERROR_CORRECTION = "m"
# The standard asks for four free modules around the code.
QUIET_ZONE = 4


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


def _code(url: str) -> segno.QRCode:
    return segno.make(url, error=ERROR_CORRECTION, micro=False)
