"""An agreement to print, and what can be read from a printed one."""

import copy
import json
from pathlib import Path
from typing import Any

import pypdfium2

from sanfang.documents import paper

NUMBER = "202610363310001278"
URL = "https://wangqian.example.edu.cn/v/8Jm3kQx7vT2hYb5wNcRz4pLs6dFg9AeUrT1oZ0iXyBk/"
SITE = "wangqian.example.edu.cn"
SHEETS = [
    paper.Sheet(label, URL) for label in ("第 1 份（用人单位）", "第 2 份（毕业生）", "第 3 份（学校）")
]
DETAILS = json.loads(Path(__file__).with_name("details.json").read_text(encoding="utf-8"))
POINTS_PER_MM = 72 / 25.4


def an_agreement(**changes: Any) -> dict[str, Any]:
    """The details of the class of 2026, changed as `employer={"name": …}` or `cohort_year=2022` says."""
    details = copy.deepcopy(DETAILS)
    for block, change in changes.items():
        details[block] = details[block] | change if isinstance(change, dict) else change
    return details


def printed(**changes: Any) -> bytes:
    return paper.render(an_agreement(**changes), number=NUMBER, sheets=SHEETS, site=SITE)


def one_copy(*, revision: int = 1, **changes: Any) -> bytes:
    details = an_agreement(**changes)
    return paper.render(details, number=NUMBER, sheets=SHEETS[:1], site=SITE, revision=revision)


def squeezed(text: str) -> str:
    """Without blanks and line ends, which belong to the setting and not to the text."""
    return "".join(text.split())


def pages_of(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [squeezed(page.get_textpage().get_text_range()) for page in document]


def boxes_of(pdf: bytes, characters: str) -> list[tuple[float, float, float, float]]:
    """Where each of these characters stands: left, bottom, right, top in millimetres of its page."""
    boxes = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            for index, character in enumerate(text.get_text_range()):
                if character in characters:
                    boxes.append(tuple(side / POINTS_PER_MM for side in text.get_charbox(index)))
    return boxes
