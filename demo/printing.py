"""Papers as an office prints them into a file, from words and a small template beside this module."""

from __future__ import annotations

import json
from datetime import UTC
from pathlib import Path
from typing import Any

import typst

from demo.sheets import MADE_ON

TEMPLATES = Path(__file__).parent


def print_pdf(template: str, words: dict[str, Any], path: Path, compiler: typst.Compiler) -> None:
    """Write one PDF; `words` are what the template reads as `sys.inputs.words`."""
    inputs = {"words": json.dumps(words, ensure_ascii=False)}
    compiler.compile(TEMPLATES / template, path, sys_inputs=inputs, timestamp=MADE_ON.replace(tzinfo=UTC))


def compiler_with(font: Path) -> typst.Compiler:
    """A compiler that knows the fonts beside this one only."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[font.parent])
    return typst.Compiler(font_paths=fonts)
