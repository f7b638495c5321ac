"""Records that were confirmed or reported as wrong by graduates who have not signed anything yet, and who to be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from demo.graduates import SEED, Graduate
from demo.schools import COHORTS
from demo.stories import DAYS_IN_A_YEAR, moment

Json = dict[str, Any]
# The people whom a visitor of the demo may be are all in this class.
STAGE = "软件工程221"
# Which share of those without a story has confirmed the record, of the latest cohort and of the one before.
CONFIRMED_SHARE = (0.45, 0.8)


@dataclass(frozen=True)
class Report:
    """A graduate of this school says that a field is wrong; `reason` is the school's answer when it refuses."""

    school: str
    field: str
    proposed: str
    note: str
    state: str
    reason: str = ""
    name: str = ""


REPORTS = (
    Report("10363", "name", "吴䶮", "身份证上是「䶮」，名单里写成了「龑」。", "open", name="吴龑"),
    Report("10363", "political_status", "中共预备党员", "去年十二月已转为预备党员。", "open"),
    Report("10363", "home_address", "安徽省合肥市黄山路120号桂花苑6栋502室", "家里搬到了新址。", "open"),
    Report("10363", "hardship", "家庭困难", "大二时已认定为家庭困难学生，有证明。", "open"),
    Report("10363", "phone", "15498760123", "换了新号码。", "accepted"),
    Report("10363", "political_status", "中共党员", "上个月已按期转正。", "accepted"),
    Report("10363", "graduates_on", "2027-07-01", "想推迟一年毕业。", "refused", "延期毕业须先办理学籍异动手续。"),
    Report("10363", "origin_kind", "农村", "户口在农村。", "refused", "请携带户口簿到学院办公室核实后再提交。"),
    Report("10361", "ethnicity", "回族", "身份证上是回族。", "open"),
    Report("10361", "email", "new-address@mail.example.com", "原来的邮箱不用了。", "accepted"),
    Report("10370", "home_postcode", "246000", "邮编填错了。", "open"),
    Report("10370", "normal_student", "免费师范生", "我是公费师范生。", "refused", "学籍库中为普通师范生。"),
)  # fmt: skip


def reports(free: Sequence[Graduate], today: date) -> list[Json]:
    """Corrections of different people, none of whom has confirmed or signed."""
    chance = Random(f"{SEED}/corrections")
    reporters: list[Graduate] = []
    for report in REPORTS:
        reporters.append(chance.choice([g for g in free if g not in reporters and _fits(report, g)]))
    return [_report(report, g, today, chance) for report, g in zip(REPORTS, reporters, strict=True)]


def _fits(report: Report, graduate: Graduate) -> bool:
    if graduate.cohort != COHORTS[0] or graduate.school.code != report.school:
        return False
    if report.name:
        return graduate.name == report.name
    return getattr(graduate, report.field) != report.proposed and graduate.school_class != STAGE


def _report(report: Report, graduate: Graduate, today: date, chance: Random) -> Json:
    days_ago = chance.randint(5, 30)
    told = {
        "name": graduate.name,
        "field": report.field,
        "proposed": report.proposed,
        "note": report.note,
        "reported_at": moment(today, days_ago, chance),
        "state": report.state,
    }
    if report.state != "open":
        told["decided_at"] = moment(today, days_ago - chance.randint(1, 4), chance)
        told["by"] = graduate.school.reviewer_of(graduate.department)
        told["reason"] = report.reason
    return graduate.key | told


def confirmations(free: Sequence[Graduate], reporting: list[Json], today: date) -> list[Json]:
    """A part of those who are free has confirmed the record and could sign."""
    chance = Random(f"{SEED}/confirmations")
    busy = {(r["school"], r["student_number"]) for r in reporting}
    return list(
        _confirmations([g for g in free if (g.school.code, g.student_number) not in busy], today, chance)
    )


def _confirmations(graduates: list[Graduate], today: date, chance: Random) -> Iterator[Json]:
    for graduate in graduates:
        years = COHORTS[0] - graduate.cohort
        is_confirmed, days_ago = chance.random() < CONFIRMED_SHARE[years], chance.randint(2, 90)
        if is_confirmed:
            yield graduate.key | {"confirmed_at": moment(today, days_ago + years * DAYS_IN_A_YEAR, chance)}


def cast(graduates: Sequence[Graduate], stories: list[Json], confirmed: list[Json]) -> list[Json]:
    """Whom a visitor may be on a phone, each at another point of the way."""
    plots = {(s["school"], s["student_number"]): s["plot"] for s in stories}
    plots |= {(c["school"], c["student_number"]): "confirmed" for c in confirmed}
    left = [g for g in graduates if g.school_class == STAGE]
    people: list[Json] = []
    for plot, note in NOTES:
        graduate = next(g for g in left if plots.get((g.school.code, g.student_number), "free") == plot)
        left.remove(graduate)
        people.append(graduate.key | {"name": graduate.name, "note": note})
    return people


# This one has a résumé beside the confirmed record (demo/resumes.py).
PREPARED = "已填好简历，还没有投递：找岗位，一键投递"
NOTES = (
    ("free", "还没有核对生源信息：先核对并确认，再签约"),
    ("confirmed", "已确认生源信息，可以签约或出示二维码名片"),
    ("confirmed", PREPARED),
    ("awaiting_school", "已签约，待学校审核：可点「非本人签约」"),
    ("in_force", "协议有效：可看协议书，可申请解约"),
    ("termination_open", "已提交解约申请，待辅导员审核"),
)
