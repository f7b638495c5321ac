"""A picture, measured by its header before it is decoded, then written anew without anything beside the pixels."""

from __future__ import annotations

import io

from PIL import Image, ImageOps

from sanfang.uploads.inspection.verdicts import Finding, Verdict

MOST_PIXELS = 40_000_000
QUALITY = 90
# Sixteen bits a pixel, as some scanners write; one in 256 of their shades is kept.
DEEP_GREY = ("I;16", "I;16B", "I")
SHADES = 256


def rewrite(content: bytes, format_name: str) -> Finding:
    """The same picture as JPEG or PNG, upright: no GPS, no camera, no comment, no colour profile, no trailing data."""
    # Pillow's own limit would come with a warning instead of our words.
    Image.MAX_IMAGE_PIXELS = None
    try:
        # Only the decoder of the announced kind may look at the bytes.
        with Image.open(io.BytesIO(content), formats=[format_name]) as picture:
            fault = _fault(picture)
            return Finding(fault) if fault else Finding(Verdict.FINE, _written_anew(picture, format_name))
    except (OSError, SyntaxError, ValueError):
        return Finding(Verdict.BROKEN)


def _fault(picture: Image.Image) -> Verdict | None:
    """What the header tells; nothing is decoded yet."""
    width, height = picture.size
    if width * height > MOST_PIXELS:
        return Verdict.TOO_LARGE
    # Phones put a depth map or a second exposure behind a JPEG; that is no animation, and it is left out.
    if picture.format == "PNG" and getattr(picture, "n_frames", 1) > 1:
        return Verdict.MOVING
    return None


def _written_anew(picture: Image.Image, format_name: str) -> bytes:
    plain = _plain(ImageOps.exif_transpose(picture), format_name)
    plain.info.clear()
    written = io.BytesIO()
    plain.save(written, format_name, quality=QUALITY)
    return written.getvalue()


def _plain(picture: Image.Image, format_name: str) -> Image.Image:
    """Shades, colours, or colours with transparency: whatever else there is becomes one of these."""
    if picture.mode in DEEP_GREY:
        picture = picture.convert("I").point(lambda shade: shade * (1 / SHADES))
        return picture.convert("L")
    if picture.mode in {"1", "L"} and "transparency" not in picture.info:
        return picture.convert("L")
    return picture.convert("RGBA" if format_name == "PNG" and picture.has_transparency_data else "RGB")
