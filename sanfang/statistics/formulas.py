"""毕业去向落实率 by the cohort's year: which codes count in which part. Data only (decision 0025).

The words of both formulas are public, the annex of 2024 that sorts the codes is not: where a code moved is read from
the names of the parts, and the page of the definition says so. Before production, compare with the file itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

GRADUATES = "毕业生总数"


@dataclass(frozen=True)
class Part:
    """One share of the rate. `heads` are the beginnings of its codes: 「50」 is every 国家基层项目."""

    key: str
    label: str
    rate: str
    heads: tuple[str, ...]

    def holds(self, code: str) -> bool:
        return code.startswith(self.heads)


@dataclass(frozen=True)
class Formula:
    """One edition: the cohort from which on it holds, how it is written, where that stands, and its parts."""

    first_year: int
    name: str
    source: str
    caution: str
    parts: tuple[Part, ...]

    @property
    def words(self) -> str:
        return "毕业去向落实率 = " + " + ".join(part.rate for part in self.parts)

    def group_of(self, code: str) -> str:
        """The key of the part or of the rest that a destination belongs to; every code belongs to one."""
        return next((group.key for group in (*self.parts, *REST) if group.holds(code)), OTHERS)

    @property
    def groups(self) -> tuple[Part, ...]:
        """The parts in the order of the formula, then what is not settled."""
        return (*self.parts, *REST)

    @property
    def settled(self) -> tuple[str, ...]:
        """The keys of the parts: together they are the numerator."""
        return tuple(part.key for part in self.parts)

    def heads_of(self, key: str) -> tuple[str, ...] | None:
        """The beginnings of the codes behind a key; `settled` stands for all the parts. None: no such key."""
        if key == SETTLED:
            return tuple(head for part in self.parts for head in part.heads)
        return next((group.heads for group in self.groups if group.key == key), None)


SETTLED, OTHERS = "settled", "others"
WAITING = Part("waiting", "待就业", "待就业率", ("70",))
# Whatever no list knows counts as not settled, never as settled.
REST = (WAITING, Part(OTHERS, "暂不就业等", "暂不就业率", ("71", "72", "65")))
STUDY = Part("study", "升学", "升学率", ("80", "81", "82", "85"))

OF_2021 = Formula(
    2021,
    "2021 年公式",
    "教学厅函〔2021〕19 号附件 1",
    "2020 届及以前没有收录当年的公式，这里按 2021 年公式计算。",
    (
        Part("agreed", "协议和合同就业", "协议和合同就业率", ("10", "11", "27", "46", "50", "51")),
        Part("founded", "自主创业", "创业率", ("75",)),
        Part("flexible", "灵活就业", "灵活就业率", ("12", "76")),
        STUDY,
    ),
)
OF_2024 = Formula(
    2024,
    "2024 年公式",
    "教就业厅函〔2024〕11 号",
    "这份文件的附件没有公开，「其他录用形式就业」计入单位就业率是按各项名称对应的；正式上报前请与文件核对。",
    (
        Part("employed", "单位就业", "单位就业率", ("10", "11", "12", "27", "46", "50", "51")),
        Part("founded", "自主创业", "自主创业率", ("75",)),
        Part("free", "自由职业", "自由职业率", ("76",)),
        STUDY,
    ),
)
FORMULAS = (OF_2021, OF_2024)
BY_YEAR: Mapping[str, Formula] = {str(formula.first_year): formula for formula in FORMULAS}


def formula_of(year: int) -> Formula:
    """The formula of a cohort; the oldest holds for every earlier year too."""
    held = [formula for formula in FORMULAS if formula.first_year <= year]
    return held[-1] if held else FORMULAS[0]
