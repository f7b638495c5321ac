"""Route 1 in the demo's files: résumés, applications in every state, deadlines around today, complaints."""

import json
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from demo.make_files import make_files
from demo.schools import PENALTY_CEILING
from demo.seeking import cast
from demo.terms import TWISTS
from sanfang import calendar
from sanfang.codes.lists import code_list
from sanfang.recruiting.cautions import cautions_about
from sanfang.recruiting.models import Resume, ResumeEntry
from sanfang.recruiting.states import ApplicationState, InterviewState, OfferState
from sanfang.recruiting.terms import OfferTerms
from tests.demo.conftest import TODAY
from tests.demo.reading import graduates_in, rows_of

Json = dict[str, Any]
A_DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def sought(folder: Path) -> Json:
    return json.loads((folder / "recruiting.json").read_text())


@pytest.fixture(scope="module")
def told(folder: Path) -> Json:
    return json.loads((folder / "stories.json").read_text())


@pytest.fixture(scope="module")
def busiest(folder: Path, sought: Json) -> list[Json]:
    """What was sent to the employer whose account a visitor takes."""
    (uscc,) = {
        row["统一社会信用代码"]
        for row in rows_of(folder / "用人单位.xlsx", "用人单位")
        if row["用户名"] == "employer"
    }
    return [one for one in sought["applications"] if one["employer"] == uscc]


def person(row: Json) -> tuple[str, str]:
    return row["school"], row["student_number"]


def steps(applications: list[Json], *acts: str) -> list[Json]:
    return [step for one in applications for step in one["steps"] if step["act"] in acts]


def terms_in(step: Json) -> OfferTerms:
    words = step["terms"] | {"starts_on": date.fromisoformat(step["terms"]["starts_on"])}
    return OfferTerms(**words)


def fields_cautioned(step: Json) -> set[str]:
    cautions = cautions_about(terms_in(step), signed_on=TODAY, penalty_ceiling=PENALTY_CEILING)
    return {caution.field for caution in cautions}


def test_the_busiest_employer_has_applications_interviews_and_offers_in_every_state(
    busiest: list[Json],
) -> None:
    states = {name: Counter(one[name] for one in busiest) for name in ("state", "interview", "offer")}

    assert set(states["state"]) == set(ApplicationState.values)
    assert set(states["interview"]) - {""} == set(InterviewState.values)
    assert set(states["offer"]) - {""} == set(OfferState.values)
    assert states["state"].total() == 71
    assert states["interview"].total() - states["interview"][""] == 46
    assert states["offer"].total() - states["offer"][""] == 25


def test_others_are_looked_for_at_many_employers_and_in_the_earlier_cohort_too(sought: Json) -> None:
    applications = sought["applications"]

    assert len({one["employer"] for one in applications}) >= 15
    assert {one["school"] for one in applications} == {"10361", "10363", "10370"}
    assert Counter(one["cohort"] for one in applications) == {2026: 110, 2025: 11}
    assert {one["state"] for one in applications if one["cohort"] == 2025} == {
        "signed",
        "interviewed",
        "unsuitable",
    }


def test_time_runs_forward_in_every_application_and_ends_before_today(sought: Json) -> None:
    written = {person(one): one["written_at"] for one in sought["resumes"]}

    for one in sought["applications"]:
        times = [written[person(one)], *(step["at"] for step in one["steps"])]
        assert times == sorted(times)
        assert datetime.fromisoformat(times[-1]) < calendar.at(TODAY)


def test_interviews_are_announced_before_they_begin_and_some_are_to_come(busiest: list[Json]) -> None:
    invitations = steps(busiest, "invite")
    agreed = [one for one in busiest if one["interview"] in {"invited", "accepted"}]

    begin = [datetime.fromisoformat(steps([one], "invite")[-1]["starts_at"]) for one in agreed]

    assert all(step["at"] < step["starts_at"] for step in invitations)
    assert {"place" in step for step in invitations} == {True, False}
    assert Counter(moment > calendar.end_of(TODAY) for moment in begin) == {True: 9, False: 2}


def test_every_deadline_is_within_the_bounds_of_the_province(sought: Json) -> None:
    windows = {
        (date.fromisoformat(step["last_day"]) - date.fromisoformat(step["at"][:10])).days
        for step in steps(sought["applications"], "send", "change")
    }

    assert windows <= set(range(3, 31))
    assert len(windows) > 4


def test_of_the_open_offers_one_ends_today_and_one_tomorrow_and_the_rest_later(busiest: list[Json]) -> None:
    # What was revived has the usual time, which is not in the file.
    waiting = [one for one in busiest if one["offer"] == "open" and one["ending"] != "revived"]

    last_days = Counter(steps([one], "send", "change")[-1]["last_day"] for one in waiting)

    assert sorted(last_days)[:2] == [str(TODAY), str(TODAY + A_DAY)]
    assert [last_days[str(TODAY)], last_days[str(TODAY + A_DAY)]] == [1, 1]
    assert len(last_days) > 4
    assert Counter(one["steps"][-1]["act"] for one in waiting) == {"read_offer": 6, "send": 4, "change": 1}


def test_whoever_signs_by_route_1_had_confirmed_the_record(sought: Json, told: Json) -> None:
    confirmed = {person(one): one["confirmed_at"] for one in told["confirmations"]}
    offered = [one for one in sought["applications"] if one["offer"]]

    assert all(confirmed[person(one)] < steps([one], "send")[0]["at"] for one in offered)


def test_nobody_on_route_1_signs_by_another_route_or_reports_a_fault(
    folder: Path, sought: Json, told: Json
) -> None:
    everybody = {person(one) for key in ("resumes", "applications", "complaints") for one in sought[key]}
    others = {person(one) for key in ("stories", "corrections") for one in told[key]}
    listed = {(p["school"], str(p["学号"]).strip()) for p in graduates_in(folder)}

    assert not everybody & others
    assert everybody <= listed


def test_one_accepts_at_most_one_offer_and_has_one_application_per_employer(sought: Json) -> None:
    signed = [person(one) for one in sought["applications"] if one["state"] == "signed"]
    pairs = [(person(one), one["employer"]) for one in sought["applications"]]

    assert len(set(signed)) == len(signed) == 21
    assert len(set(pairs)) == len(pairs)


def test_only_verified_employers_are_applied_to_for_positions_that_are_on_offer(
    folder: Path, sought: Json
) -> None:
    file = folder / "用人单位.xlsx"
    verified = {row["统一社会信用代码"] for row in rows_of(file, "用人单位") if row["认证状态"] == "已认证"}
    on_offer = {
        (row["统一社会信用代码"], row["岗位名称"])
        for row in rows_of(file, "岗位")
        if row["统一社会信用代码"] in verified and row["状态"] == "招聘中"
    }

    wanted = {
        (one["employer"], one["position"]) for key in ("applications", "complaints") for one in sought[key]
    }

    assert wanted <= on_offer


def test_a_few_terms_deserve_cautions_and_all_others_are_fair(busiest: list[Json], sought: Json) -> None:
    letters = steps(sought["applications"], "send", "change")

    found = Counter(frozenset(fields_cautioned(step)) for step in letters)
    here = set().union(*(fields_cautioned(step) for step in steps(busiest, "send")))

    fields = {"probation_months", "penalty", "monthly_pay", "other_terms"}
    assert set(found) == {frozenset(), *(frozenset({field}) for field in fields)}
    assert found.total() - found[frozenset()] == len(TWISTS) + 1
    assert here == {"penalty", "other_terms"}


def test_most_of_the_free_have_a_resume_and_about_a_third_a_pdf(
    folder: Path, sought: Json, told: Json
) -> None:
    latest = [one for one in sought["resumes"] if one["cohort"] == 2026]
    busy = {person(one) for one in told["stories"]}
    free = {(p["school"], str(p["学号"]).strip()) for p in graduates_in(folder, "*-2026届-*")} - busy
    attached = [folder / one["attachment"] for one in latest if "attachment" in one]

    assert len({person(one) for one in latest}) == len(latest) > len(free) / 2
    assert 0.25 < len(attached) / len(latest) < 0.42
    assert {path.read_bytes()[:5] for path in attached} == {b"%PDF-"}
    assert max(path.stat().st_size for path in attached) < 100_000


def test_resumes_fit_their_fields_and_their_months(sought: Json) -> None:
    longest = {name: Resume._meta.get_field(name).max_length for name in ("objective", "skills", "about")}
    line_longest = {
        name: ResumeEntry._meta.get_field(name).max_length for name in ("place", "role", "description")
    }

    for one in sought["resumes"]:
        assert all(0 < len(one[name]) <= length for name, length in longest.items())
        assert 1 <= len(one["lines"]) <= 3
        for line in one["lines"]:
            assert all(0 < len(line[name]) <= length for name, length in line_longest.items())
            assert line["began"] < line["ended"] < f"{one['cohort']}-07"


def test_complaints_wait_or_were_answered(sought: Json) -> None:
    complaints = sought["complaints"]

    assert Counter("answer" in one for one in complaints) == {False: 3, True: 2}
    assert {one["reason"] for one in complaints} <= set(code_list("complaint_reason").labels.values())
    assert all(one["filed_at"] < one["answered_at"] for one in complaints if "answer" in one)


def test_a_visitor_may_take_two_offers_an_invitation_or_an_offer_that_stands_still(sought: Json) -> None:
    people = cast(sought["applications"])
    there = {
        one["note"]: [
            (a["interview"], a["offer"]) for a in sought["applications"] if person(a) == person(one)
        ]
        for one in people
    }

    assert list(there.values()) == [
        [("passed", "open"), ("passed", "open")],
        [("invited", "")],
        [("passed", "open"), ("passed", "accepted")],
    ]


def test_another_day_moves_the_days_and_neither_people_nor_papers(
    folder: Path, tmp_path: Path, sought: Json
) -> None:
    make_files(tmp_path, today=TODAY + A_DAY)

    moved = json.loads((tmp_path / "recruiting.json").read_text())

    assert [(person(a), a["ending"]) for a in moved["applications"]] == [
        (person(a), a["ending"]) for a in sought["applications"]
    ]
    assert {step["at"][:10] for step in steps(moved["applications"], "apply")} == {
        str(date.fromisoformat(step["at"][:10]) + A_DAY) for step in steps(sought["applications"], "apply")
    }
    assert _papers(tmp_path) == _papers(folder)


def _papers(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "简历").iterdir()}
