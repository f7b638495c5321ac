"""QR codes, for pages and for paper."""

from __future__ import annotations

import io

import segno


def svg(url: str) -> str:
    """An SVG element that scales with its box and needs no inline style (our CSP forbids one)."""
    written = io.BytesIO()
    code = segno.make(url, error="m", micro=False)
    plain = {"xmldecl": False, "svgclass": None, "lineclass": None, "omitsize": True}
    code.save(written, kind="svg", border=2, light="#ffffff", **plain)
    return written.getvalue().decode().strip()


def png(url: str, scale: int = 8) -> bytes:
    """A PNG; `scale` is the number of pixels of one module."""
    written = io.BytesIO()
    segno.make(url, error="m", micro=False).save(written, kind="png", scale=scale, border=2)
    return written.getvalue()
