"""What a side reads of the original of its agreement."""

from __future__ import annotations

from sanfang.agreements.models import Agreement
from sanfang.documents.actions.issuing import latest_of

IN_THE_MAKING = "协议书正在生成，通常几秒钟就好；协议已经生效，不受影响。"


def paper_in_the_making(agreement: Agreement) -> str:
    """Why there is no file yet of what is in force; nothing when there is one, or will be none."""
    if not agreement.is_printable:
        return ""
    original = latest_of(agreement)
    return "" if original is not None and original.is_ready else IN_THE_MAKING
