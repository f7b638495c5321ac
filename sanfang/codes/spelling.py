"""One spelling for what is keyed in character by character: identity numbers, organisation codes, telephones."""

from __future__ import annotations

import re
import unicodedata

DASHES = re.compile(r"[\u2010-\u2015\u2212]")


def compact(text: str) -> str:
    """The text half-width, with plain hyphens, without blanks of any kind and without what cannot be seen.

    Text copied out of Word, WeChat or a file's properties carries no-break spaces and writing-direction marks.
    """
    if text.isascii():  # Nearly every number of a long list: nothing to fold, no invisible mark.
        return "".join(text.split())
    folded = DASHES.sub("-", unicodedata.normalize("NFKC", text))
    return "".join(c for c in folded if not c.isspace() and unicodedata.category(c) != "Cf")
