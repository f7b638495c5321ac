"""QR codes, for pages and for paper."""

from __future__ import annotations

import io
import re
from math import isqrt

import zxingcpp
from PIL import Image

# M survives a fold or a coffee stain on paper, and keeps the modules large enough for old cameras.
ERROR_CORRECTION = "M"
# The standard asks for four free modules around the code.
QUIET_ZONE = 4
BLACK, WHITE = 0, 255
DARK = re.compile(rb"\x00+")


def png(text: str, scale: int = 8) -> bytes:
    """A PNG image with `scale` pixels per module."""
    modules = _modules(text)
    side = len(modules) + 2 * QUIET_ZONE
    picture = Image.new("L", (side, side), WHITE)
    code = Image.frombytes("L", (len(modules), len(modules)), b"".join(modules))
    picture.paste(code, (QUIET_ZONE, QUIET_ZONE))
    file = io.BytesIO()
    picture.resize((side * scale, side * scale), Image.Resampling.NEAREST).convert("1").save(file, "PNG")
    return file.getvalue()


def drawing(text: str) -> str:
    """A whole SVG document to be drawn on paper; the margin of the sheet is its quiet zone."""
    modules = _modules(text)
    runs = (
        (run.start(), row, len(run[0])) for row, line in enumerate(modules) for run in DARK.finditer(line)
    )
    path = "".join(f"M{left} {row}h{width}v1h-{width}z" for left, row, width in runs)
    side = len(modules)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path d="{path}"/></svg>'


def _modules(text: str) -> list[bytes]:
    """Row by row, a byte for each module. Capitals and digits are packed more densely than other letters."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level=ERROR_CORRECTION)
    # It is a buffer, which its annotations do not say.
    pixels = bytes(memoryview(code.to_image(scale=1, add_quiet_zones=False)))  # type: ignore[arg-type]
    side = isqrt(len(pixels))
    return [pixels[start : start + side] for start in range(0, len(pixels), side)]
