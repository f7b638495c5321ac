"""The stories: complete, possible, and the same every time."""

import json
import time
from collections import Counter
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from demo.make_files import make_files
from demo.pictures import FontMissing, find_font
from sanfang.codes.lists import code_list
from tests.demo.conftest import TODAY
from tests.demo.reading import graduates_in, rows_of

Json = dict[str, Any]
CHINA = timezone(timedelta(hours=8))
ALL_STATES = {
    "proposed", "awaiting_confirmation", "awaiting_school", "in_force", "rejected", "disowned", "declined",
    "withdrawn", "expired", "terminated",
}  # fmt: skip


@pytest.fixture(scope="module")
def told(folder: Path) -> Json:
    return json.loads((folder / "stories.json").read_text())


def signings(told: Json) -> list[Json]:
    return [signing for story in told["stories"] for signing in story["signings"]]


def steps(told: Json) -> list[Json]:
    return [step for signing in signings(told) for step in signing["steps"]]


def person(row: Json) -> tuple[str, str, str]:
    return row["school"], str(row["cohort"]), row["student_number"]


def test_agreements_in_every_state_by_both_routes_in_two_cohorts(told: Json) -> None:
    assert len(told["stories"]) == 143
    assert {signing["state"] for signing in signings(told)} == ALL_STATES
    assert {signing["route"] for signing in signings(told)} == {2, 3}
    assert Counter(story["cohort"] for story in told["stories"]) == {2026: 104, 2025: 39}


def test_everybody_in_a_story_is_in_the_lists(folder: Path, told: Json) -> None:
    listed = {(p["school"], p["cohort"], str(p["学号"]).strip()) for p in graduates_in(folder)}
    told_of = {
        person(row) for key in ("stories", "confirmations", "corrections", "cast") for row in told[key]
    }

    assert told_of <= listed


def test_nobody_has_two_stories_and_whoever_reports_a_fault_has_not_confirmed(told: Json) -> None:
    having = [person(row) for key in ("stories", "confirmations", "corrections") for row in told[key]]

    assert len(set(having)) == len(having)


def test_every_signing_is_for_a_position_of_an_employer_that_may_sign_by_this_route(
    folder: Path, told: Json
) -> None:
    file = folder / "用人单位.xlsx"
    positions = {(row["统一社会信用代码"], row["岗位名称"]) for row in rows_of(file, "岗位")}
    verified = {row["统一社会信用代码"] for row in rows_of(file, "用人单位") if row["认证状态"] == "已认证"}
    by_card = {row["统一社会信用代码"] for row in rows_of(file, "未注册单位")}

    assert {(signing["employer"], signing["position"]) for signing in signings(told)} <= positions
    assert {s["employer"] for s in signings(told) if s["route"] == 2} <= verified
    assert {s["employer"] for s in signings(told) if s["route"] == 3} <= by_card


def test_time_runs_forward_in_every_story_and_ends_before_today(told: Json) -> None:
    today = datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=CHINA)

    for story in told["stories"]:
        times = [story["confirmed_at"], *(step["at"] for s in story["signings"] for step in s["steps"])]
        moments = [datetime.fromisoformat(time) for time in times]

        assert moments == sorted(moments)
        assert moments[-1] < today


def test_what_waits_for_the_graduate_is_still_within_the_window(told: Json) -> None:
    waiting = [s for s in signings(told) if s["state"] in {"proposed", "awaiting_confirmation"}]

    ages = [TODAY - datetime.fromisoformat(signing["steps"][-1]["at"]).date() for signing in waiting]

    assert len(ages) == 8
    assert max(ages) < timedelta(days=14)


def test_what_expired_did_so_after_the_window(told: Json) -> None:
    expired = [s["steps"] for s in signings(told) if s["state"] == "expired"]

    windows = {
        datetime.fromisoformat(end["at"]).date() - datetime.fromisoformat(start["at"]).date()
        for start, end in expired
    }

    assert windows == {timedelta(days=15)}


def test_graduates_of_the_strict_schools_give_their_word_and_the_others_are_not_asked(told: Json) -> None:
    asked = {
        (story["school"], step["act"])
        for story in told["stories"]
        for signing in story["signings"]
        for step in signing["steps"]
        if step["act"] in {"accept", "confirm"}
    }

    assert asked == {("10361", "confirm"), ("10370", "accept")}


def test_the_staff_who_decide_exist_and_say_why_they_refuse(folder: Path, told: Json) -> None:
    staff = {row["用户名"] for row in rows_of(folder / "学校信息.xlsx", "教职工")}
    refusing = [s for s in steps(told) if s["act"] in {"reject", "refuse_termination", "unlock"}]

    assert {step["by"] for step in steps(told) if "by" in step} <= staff
    assert all(len(step["reason"]) >= 2 for step in refusing)


def test_every_termination_has_a_listed_reason_and_a_letter_of_its_own(folder: Path, told: Json) -> None:
    asked = [step for step in steps(told) if step["act"] == "apply_for_termination"]
    letters = [(folder / step["material"]).read_bytes() for step in asked]

    assert {step["reason_code"] for step in asked} <= set(code_list("termination_reason").labels)
    assert {letter[:4] for letter in letters} == {b"%PDF", b"\xff\xd8\xff\xe0"}
    assert len(set(letters)) == len(letters) == 23


def test_corrections_are_open_accepted_and_refused_with_a_reason(told: Json) -> None:
    corrections = told["corrections"]

    assert Counter(c["state"] for c in corrections) == {"open": 6, "accepted": 3, "refused": 3}
    assert all(c["reason"] for c in corrections if c["state"] == "refused")


def test_whoever_goes_elsewhere_has_no_story_and_a_paper_where_the_code_asks_for_one(
    folder: Path, told: Json
) -> None:
    elsewhere = {person(one) for one in told["whereabouts"]}
    papers = {one["code"]: (folder / one["paper"]).is_file() for one in told["whereabouts"] if "paper" in one}

    assert elsewhere & {person(one) for one in told["stories"]} == set()
    assert papers == {"801": True, "11": True, "46": True, "76": True}


def test_a_visitor_may_be_somebody_at_each_point_of_the_way(told: Json) -> None:
    assert len({person(row) for row in told["cast"]}) == 9
    assert len({row["note"] for row in told["cast"]}) == 9


def test_the_same_day_makes_the_same_files_in_whatever_zone(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("TZ", "America/Los_Angeles")
        time.tzset()
        make_files(tmp_path, today=TODAY)
    time.tzset()

    first = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    second = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    assert first == second


def test_another_day_moves_the_stories_and_nothing_else(folder: Path, tmp_path: Path) -> None:
    make_files(tmp_path, today=TODAY + timedelta(days=1))

    moved = json.loads((tmp_path / "stories.json").read_text())
    workbooks = {path.name: path.read_bytes() for path in folder.glob("*.xlsx")}

    assert date.fromisoformat(moved["today"]) == TODAY + timedelta(days=1)
    assert workbooks == {path.name: path.read_bytes() for path in tmp_path.glob("*.xlsx")}


def test_without_a_chinese_font_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("demo.pictures.DEBIAN_FONT", tmp_path / "no-such-font.ttc")

    with pytest.raises(FontMissing, match="make assets"):
        find_font(tmp_path)
