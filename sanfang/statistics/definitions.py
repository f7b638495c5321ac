"""What each figure counts: numerator, denominator, what is left out, its source, and what can be asked back."""

from __future__ import annotations

from dataclasses import dataclass

from sanfang.statistics.formulas import GRADUATES, Formula

LEFT_OUT = "已移出名单的毕业生（不随本届毕业）不计。"
OWN = "本平台的统计口径；国家公布的文件没有规定这项指标。"
BY_DATES = "可以查任意一天：按协议的审核时间和结束时间推算。"
ROSTER = "名单按学生导入和移出的日期推算；移出后又恢复的，中间那段查不出来；院系、班级按现在的算。"


@dataclass(frozen=True)
class Definition:
    """The five answers about one figure, and the lines of its formula, if it has any: label and what counts."""

    title: str
    numerator: str
    denominator: str
    left_out: str
    source: str
    asked_back: str
    lines: tuple[tuple[str, str], ...] = ()


def definitions(formula: Formula) -> dict[str, Definition]:
    """The definitions by the key of their figure, under one formula."""
    of_agreements = {
        "routes": ("签约方式", "按签约方式分：平台应聘签约、注册单位直接签约、扫码签约。"),
        "natures": ("单位性质", "按协议上写明的单位性质分。"),
        "industries": ("单位行业", "按协议上写明的单位行业分。"),
        "provinces": ("单位所在省份", "按协议上写明的单位所在地分；只写城市、没有写省份的单列。"),
        "cities": ("单位所在城市", "同上，分到城市；认不出城市的按所写地点的开头列出。"),
    }
    return {
        "destinations": _destinations(formula),
        "signing": Definition(
            "网签占比",
            "有效网签人数：协议已由学校审核通过、尚未解约的毕业生。",
            GRADUATES,
            LEFT_OUT + "待确认、待审核、不通过、已解约的协议不计。",
            "操作说明「网签占比」；国家公布的文件没有规定这项指标。",
            BY_DATES + ROSTER,
        ),
        **{
            key: Definition(
                title, numerator, "有效网签人数", "没有有效网签的毕业生不计。", OWN, BY_DATES + ROSTER
            )
            for key, (title, numerator) in of_agreements.items()
        },
        "review": Definition(
            "审核用时",
            "从签约（需要毕业生确认的，从确认）到学校给出审核意见的时间，通过和不通过都算。"
            "中位数：一半协议不超过它；九成位数：十份里有九份不超过它。",
            "已有审核意见的协议，不是毕业生人数。",
            "还没有审核意见的协议不计。",
            OWN,
            BY_DATES,
        ),
    }


def _destinations(formula: Formula) -> Definition:
    return Definition(
        "毕业去向落实率",
        "；".join(f"{part.rate}：{part.label}的人数" for part in formula.parts) + "。各项相加即落实人数。",
        f"{GRADUATES}（各分项的分母相同）",
        LEFT_OUT + "待就业、不就业拟升学、其他暂不就业不计入分子；还没有登记去向的按待就业计。",
        f"{formula.source}。{formula.caution}",
        "可以查任意一天：按操作记录里每次登记的去向推算；绕过操作记录直接写入数据库的去向查不出来。" + ROSTER,
        tuple((part.rate, "、".join(part.heads)) for part in formula.parts),
    )
