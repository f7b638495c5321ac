"""Typst: from a template of ours and data of theirs to a PDF."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import typst

from sanfang.documents.editions import TEMPLATES
from sanfang.documents.fonts import Typeface, typeface
from sanfang.documents.glyphs import GlyphMissing

# PDF/A for the archive, at the level that promises that what is copied out is what was put in and that a screen
# reader finds its way; PDF/UA for the same, asked by other eyes.
STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
UNDRAWABLE = re.compile(r'the text `?"(.+?)"`? could not be displayed', re.DOTALL)
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")

# A compiler remembers fonts and templates and so sets a page in milliseconds, but it serves one
# thread at a time. Every thread has its own; the fonts they share.
_of_this_thread = threading.local()


def typeset(template: str, data: Mapping[str, Any], *, timestamp: datetime) -> bytes:
    """The PDF of a template with `data`, which it finds as JSON in `sys.inputs.data`, and nothing else.

    The same arguments and fonts give the same bytes. GlyphMissing for a character without a drawing.
    """
    pdf = _compiled(template, data, format="pdf", pdf_standards=STANDARDS, timestamp=timestamp)
    assert isinstance(pdf, bytes)  # noqa: S101 — what the stubs cannot say of format="pdf" without output.
    return pdf


def pictured(template: str, data: Mapping[str, Any], *, dots_per_inch: int) -> list[bytes]:
    """The pages of the same as PNG images."""
    pages = _compiled(template, data, format="png", ppi=dots_per_inch)
    return [pages] if isinstance(pages, bytes) else list(pages or [])


def _compiled(template: str, data: Mapping[str, Any], **options: Any) -> bytes | list[bytes] | None:
    face = typeface()
    inputs = {"data": json.dumps({**data, "fonts": face.families}, ensure_ascii=False)}
    try:
        return _compiler(template, face).compile(sys_inputs=inputs, **options)
    except typst.TypstError as error:
        if undrawable := UNDRAWABLE.search(error.message):
            raise GlyphMissing(_unescaped(undrawable.group(1))) from error
        raise


def _compiler(template: str, face: Typeface) -> typst.Compiler:
    """Only files below TEMPLATES can be read, whatever a text says."""
    compilers: dict[tuple[str, int], typst.Compiler] = vars(_of_this_thread).setdefault("compilers", {})
    key = (template, id(face))
    if key not in compilers:
        compilers[key] = typst.Compiler(
            str(TEMPLATES / template), root=str(TEMPLATES), font_paths=face.fonts, ignore_system_fonts=True
        )
    return compilers[key]


def _unescaped(text: str) -> str:
    return ESCAPED.sub(lambda escaped: chr(int(escaped.group(1), 16)), text)
