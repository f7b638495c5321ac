"""Amounts of money as people type them, in whole yuan."""

from __future__ import annotations

import re
import unicodedata

from sanfang.refusal import Refusal

# Only what an amount is written with. NFKC would also turn 「8²」 into 82 and 「①」 into 1.
FULL_WIDTH = str.maketrans("０１２３４５６７８９，．￥", "0123456789,.¥")
# 8000, 8,000, ¥8000, 8000元, 8000.00. A comma stands between groups of three, or it is a slip of the pen.
AMOUNT = re.compile(r"\A¥?((?:0|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]*))(?:\.00?)?元?\Z")
LONGEST_SHOWN = 20


class InvalidAmount(Refusal):
    """Not an amount in whole yuan, or none that is possible here."""


def parse_yuan(text: str, *, most: int, least: int = 1) -> int:
    """Whole yuan behind every spelling: full-width digits, blanks, commas between thousands, 「¥」 and 「元」.

    InvalidAmount for everything else (「-1」, 「1e309」, 「NaN」, 「8千」, cents), and outside of `least` to `most`.
    """
    found = AMOUNT.match(_plain(text))
    if not found:
        raise InvalidAmount("请填写整数金额（元），例如 8000 或 8,000，不带小数、正负号和别的文字。")
    digits = found.group(1).replace(",", "")
    if len(digits) > LONGEST_SHOWN or not least <= int(digits) <= most:
        raise InvalidAmount(f"金额应在 {least:,} 到 {most:,} 元之间，请核对。")
    return int(digits)


def _plain(text: str) -> str:
    """Half-width, and without blanks and marks that cannot be seen."""
    folded = text.translate(FULL_WIDTH)
    return "".join(c for c in folded if not c.isspace() and unicodedata.category(c) != "Cf")
