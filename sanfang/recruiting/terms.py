"""What an employer offers: structured terms, how they are read, and how they fill articles 2 and 5 of the form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date

from sanfang.agreements.details import PositionSide, Terms
from sanfang.codes.lists import code_list
from sanfang.recruiting.errors import ProbationTooLong, StartOutOfBounds

MONTHS_A_YEAR = 12
# Whose names and numbers they are, the trail need not know.
ABOUT_A_PERSON = ("联系人", "联系电话")

Difference = tuple[str, str, str]


@dataclass(frozen=True)
class OfferTerms:
    """The terms of one offer. `job_category` is a code, pay and penalty are yuan, pay is monthly before tax.

    `contract_months` 0 is a contract without a fixed end, `probation_months` 0 is no probation, `penalty`
    None is none agreed.
    """

    position_title: str
    job_category: str
    place: str
    starts_on: date
    contract_months: int
    probation_months: int
    monthly_pay: int
    penalty: int | None
    other_terms: str
    contact_person: str
    phone: str
    remarks: str = ""

    @classmethod
    def names(cls) -> tuple[str, ...]:
        return tuple(field.name for field in fields(cls))

    def check(self, cohort_year: int) -> None:
        """ProbationTooLong or StartOutOfBounds for what cannot be meant, to a graduate of that year."""
        if self.contract_months and self.probation_months > self.contract_months:
            raise ProbationTooLong
        first, last = date(cohort_year - 1, 1, 1), date(cohort_year + 2, 12, 31)
        if not first <= self.starts_on <= last:
            raise StartOutOfBounds(cohort_year, day_in_words(first), day_in_words(last))

    @property
    def position(self) -> PositionSide:
        return PositionSide(self.position_title, self.job_category, self.place)

    @property
    def articles(self) -> Terms:
        """The terms in the words of the paper (manual F4)."""
        return Terms("\n".join(_second_article(self)), _fifth_article(self), self.remarks)

    def in_words(self) -> list[tuple[str, str]]:
        """Label and value of every term, as the letter shows them."""
        return [
            ("岗位名称", self.position_title),
            ("职位类别", code_list("job_category").label(self.job_category)),
            ("工作地点", self.place),
            ("报到日期", day_in_words(self.starts_on)),
            ("合同期限", length_in_words(self.contract_months) or "无固定期限"),
            ("试用期", length_in_words(self.probation_months) or "无"),
            ("月薪（税前）", yuan(self.monthly_pay)),
            ("违约金", yuan(self.penalty) if self.penalty else "没有约定"),
            ("其他约定", self.other_terms),
            ("备注", self.remarks),
            ("联系人", self.contact_person),
            ("联系电话", self.phone),
        ]


def differences(old: OfferTerms, new: OfferTerms) -> list[Difference]:
    """Label, before and after of every term that is another one now."""
    pairs = zip(old.in_words(), new.in_words(), strict=True)
    return [(label, before, after) for (label, before), (_, after) in pairs if before != after]


def day_in_words(day: date) -> str:
    return f"{day.year} 年 {day.month} 月 {day.day} 日"


def length_in_words(months: int) -> str:
    """「3 年」, 「18 个月」, and nothing for nothing."""
    if not months:
        return ""
    years, rest = divmod(months, MONTHS_A_YEAR)
    return f"{months} 个月" if rest else f"{years} 年"


def yuan(amount: int) -> str:
    return f"{amount:,} 元"


def _second_article(terms: OfferTerms) -> Iterator[str]:
    yield f"甲方于 {day_in_words(terms.starts_on)}前到乙方报到，在{terms.place}从事{terms.position_title}工作。"
    contract = length_in_words(terms.contract_months)
    length = f"劳动合同期限 {contract}" if contract else "订立无固定期限劳动合同"
    probation = length_in_words(terms.probation_months)
    yield f"{length}，{f'其中试用期 {probation}' if probation else '不约定试用期'}。"
    yield f"试用期满后月薪 {yuan(terms.monthly_pay)}（税前）。" if probation else _pay(terms)
    if terms.other_terms:
        yield terms.other_terms


def _pay(terms: OfferTerms) -> str:
    return f"月薪 {yuan(terms.monthly_pay)}（税前）。"


def _fifth_article(terms: OfferTerms) -> str:
    if not terms.penalty:
        return "双方没有约定违约金。"
    return f"一方违约的，向另一方支付违约金 {yuan(terms.penalty)}。"
