"""How a row differs from the record of the same graduate."""

from __future__ import annotations

from collections.abc import Iterator

from sanfang.graduates.fields import BY_NAME, CHANGEABLE, RECORD_FIELDS, SHOWN_DATE
from sanfang.graduates.imports.rostering import Seat
from sanfang.graduates.imports.rows import Row
from sanfang.graduates.models import Graduate


def wanted_seat(row: Row) -> Seat:
    return Seat(row.text("department"), row.text("major_name"), row.text("school_class"))


def differences(row: Row, graduate: Graduate) -> Iterator[tuple[str, object]]:
    """What the file says otherwise than the record. An optional cell left empty says nothing."""
    for wanted in RECORD_FIELDS:
        value = row.values.get(wanted.name)
        if value not in (None, "") and value != getattr(graduate, wanted.name):
            yield wanted.name, value
    for name in ("department", "school_class"):
        if row.text(name) and row.text(name) != getattr(graduate, name).name:
            yield name, row.text(name)


def blame_locked(row: Row, graduate: Graduate, values: dict[str, object]) -> None:
    """While an agreement stands, the list may change how to reach a person, not who it is (R07)."""
    for name in values:
        wanted = CHANGEABLE[name]
        if not wanted.is_contact:
            now = wanted.masked(graduate) or "空"
            row.blame(
                wanted,
                f"已签约，不能更改（现为「{now}」）。请照原内容填写；确需更改的，先解约再导入。",
                shown=wanted.masked_words(wanted.in_words(values[name], graduate.cohort_year)),
            )


def blame_gone(row: Row, graduate: Graduate) -> None:
    """A list brings nobody back whom the school took off it: that is an act with a reason (promises A11)."""
    plan, left_on = graduate.plan, graduate.left_on
    since = left_on.strftime(SHOWN_DATE) if left_on else ""
    row.blame(
        BY_NAME["student_number"],
        f"该生已于 {since} 移出「{plan.cohort_year} 年 · {plan.name}」的名单，导入不会恢复。"
        "请删去这一行；确实随这一届毕业的，先在该生的「生源信息」中点「恢复到名单」，再导入。",
    )
