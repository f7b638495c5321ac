"""Names of persons and organisations: what is kept, and what is compared.

What is kept is what the person wrote, with one separator (U+00B7) and without invisible noise;
it is never normalised by NFKC, which would change characters of real names. What is compared is a key.
"""

from __future__ import annotations

import re
import unicodedata

from sanfang.codes.moved_characters import MOVED
from sanfang.codes.words import InvalidText, clean_line
from sanfang.refusal import Refusal

SEPARATOR = "\u00b7"
# What keyboards and old systems put between the parts of a name instead of U+00B7.
LOOKS_LIKE_SEPARATOR = re.compile(
    r"(?:\s*[\u00b7\u0387\u119e\u1427\u16eb\u2022\u2024\u2027\u2218\u2219\u22c5\u25cf\u25e6\u2e31\u2e33\u3002"
    r"\u302e\u30fb\u318d\ua78f\uff61\uff65]\s*)+"
)
HAN_RANGES = r"\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
HAN = rf"[{HAN_RANGES}]"
# A dot separates only where both sides are Chinese; "J. Smith" keeps its dot.
DOT_BETWEEN_HAN = re.compile(rf"(?<={HAN})\s*[.．\ufe52]\s*(?={HAN})")
BLANK_BETWEEN_HAN = re.compile(rf"(?<=[{HAN_RANGES}（）]) (?=[{HAN_RANGES}（）])")
# Selectors choose a drawing of a character, never another character.
INVISIBLE = re.compile(r"[\u00ad\u034f\u180e\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]")
LONGEST_PERSON_NAME = 50
LONGEST_ORGANISATION_NAME = 100
NOT_IN_A_NAME = re.compile(r"[<>{}\[\]\\|=+*/$%^&#@!?;:\"“”,，、。~`0-9０-９＜＞｛｝]")
SYMBOLS = frozenset({"So", "Sk", "Sm", "Sc", "Cn", "Cf", "Me", "Zl", "Zp"})

# Letters of other alphabets that look like Latin ones; folded so that a look-alike name is found.
LOOK_ALIKES = str.maketrans("АВЕКМНОРСТХаеорсхуіјΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTXaeopcxyijABEZHIKMNOPTYXo")
ORGANISATION_NOISE = re.compile(r"[\s()\[\]{}<>《》〈〉【】〔〕「」『』\"'“”‘’·•・.,，。、\-—–_]+")


class InvalidName(Refusal):
    """Not a name that can be kept; the message names the character or the fault."""


def clean_person_name(text: str) -> str:
    """The name as it is kept and printed, or InvalidName."""
    name = with_one_separator(_line(text, LONGEST_PERSON_NAME)).strip(SEPARATOR + " ")
    if not name:
        raise InvalidName("请填写姓名。")
    for character in name:
        _check_character(character)
    return BLANK_BETWEEN_HAN.sub("", name)


def with_one_separator(text: str) -> str:
    """The same with U+00B7 for whatever stands for it, as names are kept (民委发〔2016〕33号). Never refuses."""
    return DOT_BETWEEN_HAN.sub(SEPARATOR, LOOKS_LIKE_SEPARATOR.sub(SEPARATOR, text))


def person_key(text: str) -> str:
    """What two spellings of one name have in common: for comparing and for searching. Never refuses.

    Different characters stay different: 龑 is not 䶮, however alike they look.
    """
    name = unicodedata.normalize("NFKC", text.translate(MOVED))
    return _visible(DOT_BETWEEN_HAN.sub("", LOOKS_LIKE_SEPARATOR.sub("", name))).casefold()[:100]


def clean_organisation_name(text: str) -> str:
    """The name as it is kept and printed, or InvalidName. A Chinese name has the full-width brackets of its seal."""
    name = _line(text, LONGEST_ORGANISATION_NAME)
    if len(name) < 2:
        raise InvalidName("请填写单位全称，与公章一致。")
    if found := re.search(r"[<>{}＜＞]", name):
        raise InvalidName(f"单位名称中不能有「{found.group()}」，请按公章填写全称。")
    if re.search(HAN, name):
        name = name.replace("(", "（").replace(")", "）")
    return BLANK_BETWEEN_HAN.sub("", name)


def organisation_key(text: str) -> str:
    """What look-alike spellings of one organisation have in common. Never refuses."""
    folded = unicodedata.normalize("NFKC", text.translate(MOVED)).translate(LOOK_ALIKES)
    return ORGANISATION_NOISE.sub("", _visible(folded)).casefold()[:100]


def _line(text: str, limit: int) -> str:
    try:
        return clean_line(INVISIBLE.sub("", text), limit)
    except InvalidText as error:
        raise InvalidName(str(error)) from error


def _visible(text: str) -> str:
    kept = (c for c in INVISIBLE.sub("", text) if unicodedata.category(c) not in {"Cc", "Cf", "Cs"})
    return "".join(c for c in kept if not c.isspace())


def _check_character(character: str) -> None:
    # Python's tables are older than the newest ideographs, which it takes for unassigned.
    if re.match(HAN, character):
        return
    if NOT_IN_A_NAME.match(character):
        raise InvalidName(f"姓名中不能有「{character}」，请按身份证填写。")
    if unicodedata.category(character) in SYMBOLS:
        raise InvalidName(f"姓名中不能有符号「{character}」（U+{ord(character):04X}），请按身份证填写。")
