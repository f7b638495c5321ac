"""An agreement to print, and what can be read from a printed one."""

import copy
import json
from pathlib import Path
from typing import Any

import pypdfium2
import zxingcpp
from PIL.Image import Image

from sanfang.documents import paper
from sanfang.documents.paper import Sheet

NUMBER = "202610363310001278"
SITE = "wangqian.example.edu.cn"
HOLDERS = ("第 1 份（用人单位）", "第 2 份（毕业生）", "第 3 份（学校）")
FINGERPRINT = "3f786850e387550fdab836ed7e6dc881de23001b3f786850e387550fdab836ed"
URL = "https://wangqian.example.edu.cn/v/8Jm3kQx7vT2hYb5wNcRz4pLs6dFg9AeUrT1oZ0iXyBk/"
DETAILS = json.loads(Path(__file__).with_name("details.json").read_text(encoding="utf-8"))
POINTS_PER_MM = 72 / 25.4


def an_agreement(**changes: Any) -> dict[str, Any]:
    """The details of the class of 2026, changed as `employer={"name": …}` or `cohort_year=2022` says."""
    details = copy.deepcopy(DETAILS)
    for block, change in changes.items():
        details[block] = details[block] | change if isinstance(change, dict) else change
    return details


def sheets(*labels: str, code: str = URL) -> list[Sheet]:
    """One for each label, all with the same code; without labels, those of the three holders."""
    return [Sheet(label, code) for label in labels or HOLDERS]


def printed(**changes: Any) -> bytes:
    return drawn(an_agreement(**changes))


def one_copy(*, revision: int = 1, **changes: Any) -> bytes:
    return drawn(an_agreement(**changes), sheets=sheets("本人留存"), revision=revision)


def drawn(details: dict[str, Any], **options: Any) -> bytes:
    """What `paper.render` gives for these details: three copies, unless the options say otherwise."""
    known = {"number": NUMBER, "sheets": sheets(), "site": SITE, "fingerprint": FINGERPRINT}
    return paper.render(details, **(known | options))


def squeezed(text: str) -> str:
    """Without blanks and line ends, which belong to the setting and not to the text."""
    return "".join(text.split())


def pages_of(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [squeezed(page.get_textpage().get_text_range()) for page in document]


def pictures_of(pdf: bytes, dots_per_inch: int = 150) -> list[Image]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=dots_per_inch / 72).to_pil().convert("L") for page in document]


def codes_on(picture: Image) -> list[str]:
    """What the QR codes of a picture say."""
    return [code.text for code in zxingcpp.read_barcodes(picture)]


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
