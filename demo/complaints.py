"""Complaints about positions: some wait for the province, some were answered. No employer learns of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from demo.employers import Employer
from demo.graduates import SEED, Graduate
from demo.stories import moment

Json = dict[str, Any]


@dataclass(frozen=True)
class Complaint:
    """What a graduate of this field says of a position; `answer` is the province's, where it has given one."""

    field: str
    account: str
    position: str
    reason: str
    note: str
    answer: str = ""


COMPLAINTS = (
    Complaint("it", "zhaoyun", "实施工程师", "仅电话面试，并要求去外地就职或培训",
        "电话里聊了十分钟就要我下周到外省培训，没有书面说明。"),
    Complaint("business", "hexi", "风控专员", "详细打听个人借贷情况",
        "面试时反复问我和同学有没有网贷、欠多少。"),
    Complaint("language", "jianmo", "新媒体运营", "收取各种费用",
        "说先交三百元服装费才能排班，我没有交。"),
    Complaint("safety", "chuanlu", "安全员", "仅参加培训，不是实际工作",
        "到岗后只安排考证培训，没有说什么时候上工地。",
        "已联系单位：培训由单位付费，两周后到项目部上岗，岗位说明已补写清楚。"),
    Complaint("education", "lituan-sheji", "数据建模工程师", "详细打听家庭情况",
        "面试大半时间在问父母的工作和收入。",
        "已约谈单位招聘负责人，单位改用统一的面试提纲，并向您致歉。"),
)  # fmt: skip


def complaints(looking: Sequence[Graduate], employers: list[Employer], today: date) -> list[Json]:
    """Each by another graduate of those who look for work."""
    return list(_complaints(list(looking), {e.company.account: e for e in employers}, today))


def _complaints(left: list[Graduate], employers: dict[str, Employer], today: date) -> Iterator[Json]:
    chance = Random(f"{SEED}/complaints")
    for complaint in COMPLAINTS:
        graduate = chance.choice([one for one in left if one.field == complaint.field])
        left.remove(graduate)
        days_ago = chance.randint(6, 20) if complaint.answer else chance.randint(1, 5)
        told = {
            "name": graduate.name,
            "employer": employers[complaint.account].uscc,
            "position": complaint.position,
            "reason": complaint.reason,
            "note": complaint.note,
            "filed_at": moment(today, days_ago, chance),
        }
        if complaint.answer:
            told["answer"] = complaint.answer
            told["answered_at"] = moment(today, days_ago - chance.randint(2, 5), chance)
        yield graduate.key | told
