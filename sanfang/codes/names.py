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
    r"\s*[\u2022\u30fb\uff65\u2027\u2219\u22c5\u00b7\u0387\u16eb\u2e31\u25cf\u3002]\s*"
)
HAN = r"[\u3400-\u9fff\U00020000-\U0003ffff]"
# A dot separates only where both sides are Chinese; "J. Smith" keeps its dot.
DOT_BETWEEN_HAN = re.compile(rf"(?<={HAN})\s*[.．]\s*(?={HAN})")
LONGEST_PERSON_NAME = 50
LONGEST_ORGANISATION_NAME = 100
NOT_IN_A_NAME = re.compile(r"[<>{}\[\]\\|=+*/$%^&#@!?;:\"“”,，、。~`0-9０-９]")

# Letters of other alphabets that look like Latin ones; folded so that a look-alike name is found.
LOOK_ALIKES = str.maketrans("АВЕКМНОРСТХаеорсхуіјΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTXaeopcxyijABEZHIKMNOPTYXo")
ORGANISATION_NOISE = re.compile(r"[\s()\[\]{}<>《》〈〉【】〔〕「」『』\"'“”‘’·•・.,，。、\-—–_]+")


class InvalidName(Refusal):
    """Not a name that can be kept; the message names the character or the fault."""


def clean_person_name(text: str) -> str:
    """The name as it is kept and printed, or InvalidName."""
    name = _line(text, LONGEST_PERSON_NAME).translate(MOVED)
    name = DOT_BETWEEN_HAN.sub(SEPARATOR, LOOKS_LIKE_SEPARATOR.sub(SEPARATOR, name)).strip(SEPARATOR)
    if not name:
        raise InvalidName("请填写姓名。")
    for character in name:
        _check_character(character)
    return _join_han(name)


def person_key(text: str) -> str:
    """What two spellings of one name have in common: for comparing and for searching. Never refuses."""
    name = DOT_BETWEEN_HAN.sub("", LOOKS_LIKE_SEPARATOR.sub("", text.translate(MOVED)))
    printable = (c for c in name if unicodedata.category(c) not in {"Cc", "Cf", "Cs"} and not c.isspace())
    return "".join(printable).casefold()[:100]


def clean_organisation_name(text: str) -> str:
    """The name as it is kept and printed, with full-width brackets as on a seal, or InvalidName."""
    name = _line(text, LONGEST_ORGANISATION_NAME).replace("(", "（").replace(")", "）")
    if len(name) < 2:
        raise InvalidName("请填写单位全称，与公章一致。")
    if found := re.search(r"[<>{}]", name):
        raise InvalidName(f"单位名称中不能有「{found.group()}」，请按公章填写全称。")
    return _join_han(name)


def organisation_key(text: str) -> str:
    """What look-alike spellings of one organisation have in common. Never refuses."""
    folded = unicodedata.normalize("NFKC", text).translate(LOOK_ALIKES)
    return ORGANISATION_NOISE.sub("", folded).casefold()[:100]


def _line(text: str, limit: int) -> str:
    try:
        return clean_line(text, limit)
    except InvalidText as error:
        raise InvalidName(str(error)) from error


def _check_character(character: str) -> None:
    if NOT_IN_A_NAME.match(character):
        raise InvalidName(f"姓名中不能有「{character}」，请按身份证填写。")
    category = unicodedata.category(character)
    if category == "Co":
        raise InvalidName(
            f"姓名中的字符 U+{ord(character):04X} 是旧系统的自造字，别处显示不出，请换成该字的标准编码后再填。"
        )
    if category in {"So", "Sk", "Cn", "Cf", "Me"}:
        raise InvalidName(f"姓名中不能有符号「{character}」（U+{ord(character):04X}），请按身份证填写。")


def _join_han(name: str) -> str:
    """Blanks between Chinese characters are noise of pasting; between Latin words they belong."""
    return re.sub(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])", "", name)
