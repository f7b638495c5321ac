"""Pictures: measured by their header before they are decoded, then written anew without metadata."""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

from sanfang.uploads.errors import PictureBroken, PictureMoves, PictureTooLarge

MOST_PIXELS = 40_000_000
QUALITY = 88


def rewrite(content: bytes, format_name: str) -> bytes:
    """The same picture as JPEG or PNG, upright, with nothing beside the pixels: no GPS, no comments, no script."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return _rewrite(content, format_name)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError) as error:
        raise PictureBroken from error


def _rewrite(content: bytes, format_name: str) -> bytes:
    # Only the decoder of the announced kind may look at the bytes.
    with Image.open(io.BytesIO(content), formats=[format_name]) as picture:
        _check_size(picture)
        upright = ImageOps.exif_transpose(picture)
        plain = upright.convert("RGB" if format_name == "JPEG" else _mode(upright))
        bare = Image.new(plain.mode, plain.size)
        bare.paste(plain)
        written = io.BytesIO()
        bare.save(written, format_name, quality=QUALITY, optimize=format_name == "PNG")
        return written.getvalue()


def _check_size(picture: Image.Image) -> None:
    width, height = picture.size
    if width * height > MOST_PIXELS:
        raise PictureTooLarge
    if getattr(picture, "n_frames", 1) > 1:
        raise PictureMoves


def _mode(picture: Image.Image) -> str:
    has_transparency = "A" in picture.getbands() or "transparency" in picture.info
    return "RGBA" if has_transparency else "RGB"
