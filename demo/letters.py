"""The letters of employers that graduates hand in with a termination."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Letter:
    """What stands on the paper. `day` is written out: 2026年3月5日."""

    title: str
    body: str
    sender: str
    day: str


def letter_about(name: str, student_number: str, school: str, employer: str, day: datetime) -> Letter:
    """An employer agrees that its agreement with this graduate ends."""
    body = (
        f"{school}：\n　　贵校毕业生{name}（学号 {student_number}）与我单位签订了毕业生就业协议书。"
        "现经双方协商一致，我单位同意解除该协议，双方互不承担违约责任。\n　　特此函告。"
    )
    return Letter("关于解除就业协议的函（样张）", body, employer, f"{day.year}年{day.month}月{day.day}日")
