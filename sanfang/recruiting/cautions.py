"""Terms of an offer that deserve a second look. A caution informs both sides; it never blocks (0018).

What holds in which year stands in `data/`, not here; every row names its source:
- `probation.json`: editions by first day; the longest probation for a contract of `contract_from` months or more;
- `minimum_wages.json`: see `wages.py`;
- `conditions.json`: editions by first day; each condition with the orders of words that show it (`found`), the
  orders that say the contrary (`unless`), and its sentence, where `{found}` stands for the words found. An
  order is lists of words, one of each, with `near` (few characters, no comma) or `then` (more) between.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from sanfang.recruiting.tables import edition, plain
from sanfang.recruiting.wages import law_of_wages, minimum_wage

# A new line begins a new sentence only where a number stands at its head.
ITEM = re.compile(r"\n\s*(?=\(?(?:[0-9]+|[一二三四五六七八九十]+)[.、)]|第[一二三四五六七八九十0-9]+条)")
SENTENCE = re.compile(r"[^。;!?]+[。;!?]?")
GAPS = {"near": "[^。;:,()]{0,10}", "then": "[^。;]{0,24}"}
LONGEST_QUOTE = 40


@dataclass(frozen=True)
class Caution:
    """One term that deserves a second look: which (a field's name), and the sentence both sides read."""

    field: str
    text: str


class TermsToJudge(Protocol):
    """What is asked of terms: `contract_months` 0 is 无固定期限, `probation_months` 0 is none; money in yuan."""

    @property
    def place(self) -> str: ...
    @property
    def contract_months(self) -> int: ...
    @property
    def probation_months(self) -> int: ...
    @property
    def monthly_pay(self) -> int: ...
    @property
    def penalty(self) -> int | None: ...
    @property
    def other_terms(self) -> str: ...
    @property
    def remarks(self) -> str: ...


def cautions_about(
    terms: TermsToJudge, *, signed_on: date, penalty_ceiling: int | None = None
) -> list[Caution]:
    """Every caution by the rules of the day of signing, in the order of the form; most terms have none."""
    return [
        *_about_probation(terms, signed_on),
        *_about_pay(terms, signed_on),
        *_about_penalty(terms, signed_on, penalty_ceiling),
        *_about_conditions(terms, signed_on),
    ]


def _about_probation(terms: TermsToJudge, day: date) -> Iterator[Caution]:
    held = edition("probation", day)
    if held is None:
        return
    most = _longest_probation(held, terms.contract_months)
    if terms.probation_months <= most:
        return
    length = f"期限 {terms.contract_months} 个月" if terms.contract_months else "无固定期限"
    rule = f"试用期最长 {most} 个月" if most else "不能约定试用期"
    advice = f"请改到 {most} 个月以内" if most else "请删去试用期"
    yield Caution(
        "probation_months",
        f"试用期 {terms.probation_months} 个月超过了法律的上限：{length}的劳动合同，{rule}"
        f"（{held['source']}，{held['first_day'][:4]} 年起施行）。{advice}；"
        "事业单位的聘用合同另有规定，请写明依据。",
    )


def _longest_probation(rules: dict[str, Any], contract_months: int) -> int:
    if not contract_months:
        return int(rules["open_ended"])
    return max(int(step["most"]) for step in rules["steps"] if step["contract_from"] <= contract_months)


def _about_pay(terms: TermsToJudge, day: date) -> Iterator[Caution]:
    minimum = minimum_wage(terms.place, day)
    if minimum and terms.monthly_pay < minimum.monthly:
        since = minimum.first_day
        yield Caution(
            "monthly_pay",
            f"月薪 {terms.monthly_pay} 元低于{minimum.place}的最低工资：最低的一档也有每月 {minimum.monthly} 元"
            f"（{since.year} 年 {since.month} 月 {since.day} 日已在施行，现行标准可能更高）。"
            f"工资不得低于当地最低工资标准（{law_of_wages()}）。请与对方核对月薪。",
        )


def _about_penalty(terms: TermsToJudge, day: date, ceiling: int | None) -> Iterator[Caution]:
    if ceiling is not None and (terms.penalty or 0) > ceiling:
        yield Caution(
            "penalty",
            f"违约金 {terms.penalty} 元超过了省里规定的上限 {ceiling} 元（{day.year} 年签约时的规定）。"
            f"请与对方商量，改到 {ceiling} 元以内。",
        )


def _about_conditions(terms: TermsToJudge, day: date) -> Iterator[Caution]:
    held = edition("conditions", day)
    for condition in held["conditions"] if held else ():
        for column, text in (("other_terms", terms.other_terms), ("remarks", terms.remarks)):
            quotes = (_words_of(condition, sentence) for sentence in _sentences(text))
            if found := next(filter(None, quotes), ""):
                yield Caution(column, condition["text"].format(found=found))


def _words_of(condition: dict[str, Any], sentence: str) -> str:
    """The words of a sentence that state a condition; none when something in it says the contrary."""
    if any(re.search(_pattern(order), sentence) for order in condition["unless"]):
        return ""
    matches = (re.search(_pattern(order), sentence) for order in condition["found"])
    words = next((match[0] for match in matches if match), "")
    return words if len(words) <= LONGEST_QUOTE else f"{words[:LONGEST_QUOTE]}…"


def _pattern(order: list[Any]) -> str:
    return "".join(GAPS[part] if isinstance(part, str) else f"(?:{'|'.join(part)})" for part in order)


def _sentences(text: str) -> list[str]:
    """The sentences of a text, however it is broken into lines; items of a list carry the line above them."""
    sentences, lead = [], ""
    for item in ITEM.split(unicodedata.normalize("NFKC", text)):
        for sentence in SENTENCE.findall(plain(item)):
            sentences.append(lead + sentence)
            lead = sentence if sentence.endswith(":") else "" if sentence.endswith("。") else lead
    return sentences
