"""Who goes where without an agreement of ours: what a counsellor enters by hand, and the papers behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random
from typing import Any

from demo import confirmations, plots
from demo.graduates import SEED, Graduate
from demo.letters import Letter
from demo.schools import COHORTS, SCHOOLS
from demo.stories import moment

Json = dict[str, Any]
FOLDER = "去向材料"


@dataclass(frozen=True)
class Way:
    """One way to go: the code, what is said of it, and the paper (kind, title, who wrote it), if there is one."""

    code: str
    values: dict[str, Any] = field(default_factory=dict)
    paper: tuple[str, str, str] = ("", "", "")


WAYS = (
    Way(
        "801",
        {"employer_name": "合肥工业大学", "employer_place": "安徽省合肥市", "study_major": "计算机技术"},
        ("admission", "硕士研究生录取通知书（样张）", "研究生院"),
    ),
    Way(
        "11",
        {
            "employer_name": "芜湖青禾信息技术有限公司",
            "employer_uscc": "91340200MA2TC10K5C",
            "employer_nature": "39",
            "employer_industry": "34",
            "employer_place": "安徽省芜湖市",
            "job_category": "13",
        },
        ("contract", "劳动合同签字页（样张）", "芜湖青禾信息技术有限公司"),
    ),
    Way(
        "46",
        {
            "employer_name": "芜湖市鸠江区征兵办公室",
            "employer_place": "安徽省芜湖市",
            "enlistment_number": "样-0001",
        },
        ("notice", "入伍通知书（样张）", "征兵办公室"),
    ),
    Way(
        "76",
        {"occupation": "插画师", "monthly_pay": 6500, "employer_place": "安徽省合肥市"},
        ("statement", "自由职业声明（样张）", "本人"),
    ),
    Way("72"),
)


def tell(free: Sequence[Graduate], told: Json, sought: Json, today: date) -> list[Json]:
    """One graduate per way and school, of those of whom nothing else is told."""
    chance = Random(f"{SEED}/whereabouts")
    busy = {_key(one) for one in (*told["corrections"], *told["cast"])}
    busy |= {_key(one) for name in ("resumes", "applications", "complaints") for one in sought[name]}
    quiet = [g for g in free if _key(g.key) not in busy and _is_quiet(g)]
    return [
        _told(way, graduate, today, chance)
        for school in SCHOOLS
        for way, graduate in zip(WAYS, [g for g in quiet if g.school is school], strict=False)
    ]


def letter_of(one: Json) -> Letter:
    """The paper behind what was entered."""
    way = next(way for way in WAYS if way.code == one["code"])
    _, title, sender = way.paper
    day = datetime.fromisoformat(one["at"])
    body = f"{one['name']}（学号 {one['student_number']}）：\n　　这是演示用的样张，没有任何效力。"
    return Letter(title, body, sender, f"{day.year}年{day.month}月{day.day}日")


def _told(way: Way, graduate: Graduate, today: date, chance: Random) -> Json:
    kind, _, _ = way.paper
    entered = {
        "name": graduate.name,
        "code": way.code,
        "values": way.values,
        "by": graduate.school.counsellor_of(graduate.department),
        "at": moment(today, chance.randint(3, 20), chance),
    }
    if kind:
        entered |= {
            "kind": kind,
            "paper": f"{FOLDER}/{graduate.school.code}-{graduate.student_number}.png",
        }
    return graduate.key | entered


def _is_quiet(graduate: Graduate) -> bool:
    return (
        graduate.cohort == COHORTS[0]
        and graduate.school_class != confirmations.STAGE
        and graduate.name not in plots.KEPT_FREE
    )


def _key(one: Json) -> tuple[str, str]:
    return one["school"], one["student_number"]
