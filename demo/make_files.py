"""Make the files of the demo: `python -m demo.make_files [folder]`. The same day makes the same files, byte by byte."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from time import perf_counter
from typing import Any
from zoneinfo import ZoneInfo

import typst

from demo import confirmations, seeking, stories, whereabouts, workbooks
from demo.employers import Employer, all_employers
from demo.graduates import Graduate, cohort_of
from demo.letters import Letter, letter_about
from demo.pictures import draw_letter, draw_licence, find_font
from demo.printing import compiler_with, print_pdf
from demo.resumes import printed
from demo.schools import COHORTS, SCHOOLS

ROOT = Path(__file__).parent.parent
DEFAULT_FOLDER = ROOT / "var" / "demo" / "sources"
FONTS = ROOT / "var" / "fonts"
CHINA = ZoneInfo("Asia/Shanghai")

Json = dict[str, Any]


def make_files(folder: Path, *, today: date, fonts: Path = FONTS) -> None:
    """Write everything into `folder`; the days of the stories are counted back from `today`.

    FontMissing when there is no Chinese font to draw the pictures with.
    """
    font = find_font(fonts)
    employers = all_employers()
    lists = [cohort_of(school, cohort) for school in SCHOOLS for cohort in COHORTS]
    graduates = [graduate for one in lists for graduate in one]
    told, sought = _told(graduates, employers, today)
    _write_workbooks(folder, lists, employers)
    _write_json(folder / "stories.json", told)
    _write_json(folder / "recruiting.json", sought)
    _draw_licences(folder / "营业执照", employers, font)
    compiler = compiler_with(font)
    _draw_letters(folder, told["stories"], employers, font, compiler)
    _draw_whereabouts(folder, told["whereabouts"], font)
    _print_resumes(folder, sought["resumes"], graduates, compiler)


def _told(graduates: Sequence[Graduate], employers: list[Employer], today: date) -> tuple[Json, Json]:
    """What goes into `stories.json`, and what into `recruiting.json`: of different people."""
    told = stories.tell_all(graduates, employers, today)
    busy = {(story["school"], story["student_number"]) for story in told}
    free = [g for g in graduates if (g.school.code, g.student_number) not in busy]
    reports = confirmations.reports(free, today)
    confirmed = confirmations.confirmations(free, reports, today)
    found: Json = {
        "today": today.isoformat(),
        "cast": confirmations.cast(graduates, told, confirmed),
        "confirmations": confirmed,
        "corrections": reports,
        "stories": told,
    }
    sought = seeking.tell(free, found, employers, today)
    found["whereabouts"] = whereabouts.tell(free, found, sought, today)
    found["cast"] += seeking.cast(sought["applications"])
    return found, sought


def _write_json(path: Path, told: Json) -> None:
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n")


def _write_workbooks(folder: Path, lists: list[list[Graduate]], employers: list[Employer]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for graduates in lists:
        workbooks.graduates_file(folder, graduates)
    workbooks.faulty_file(folder)
    workbooks.schools_file(folder)
    workbooks.employers_file(folder, employers)


def _draw_licences(folder: Path, employers: list[Employer], font: Path) -> None:
    """One per registered employer; those that meet a card show no papers."""
    folder.mkdir(exist_ok=True)
    for employer in employers:
        if employer.is_registered:
            draw_licence(folder / f"{employer.uscc}.png", employer, font)


def _draw_letters(
    folder: Path, told: list[Json], employers: list[Employer], font: Path, compiler: typst.Compiler
) -> None:
    (folder / "解约函").mkdir(exist_ok=True)
    for path, letter in _letters(told, {employer.uscc: employer.name for employer in employers}):
        if path.endswith("pdf"):
            print_pdf("letter.typ", asdict(letter), folder / path, compiler)
        else:
            draw_letter(folder / path, letter, font)


def _draw_whereabouts(folder: Path, told: list[Json], font: Path) -> None:
    """The papers behind what counsellors entered by hand."""
    (folder / whereabouts.FOLDER).mkdir(exist_ok=True)
    for one in told:
        if "paper" in one:
            draw_letter(folder / one["paper"], whereabouts.letter_of(one), font)


def _letters(told: list[Json], employer_names: dict[str, str]) -> Iterator[tuple[str, Letter]]:
    schools = {school.code: school.name for school in SCHOOLS}
    for story in told:
        for signing in story["signings"]:
            for step in (step for step in signing["steps"] if "material" in step):
                school, employer = schools[story["school"]], employer_names[signing["employer"]]
                day = datetime.fromisoformat(step["at"])
                yield (
                    step["material"],
                    letter_about(story["name"], story["student_number"], school, employer, day),
                )


def _print_resumes(
    folder: Path, resumes: list[Json], graduates: Sequence[Graduate], compiler: typst.Compiler
) -> None:
    """Those that have a PDF beside what is typed in."""
    (folder / "简历").mkdir(exist_ok=True)
    by_key = {(g.school.code, g.student_number): g for g in graduates}
    for resume in resumes:
        if "attachment" in resume:
            words = printed(resume, by_key[resume["school"], resume["student_number"]])
            print_pdf("resume.typ", words, folder / resume["attachment"], compiler)


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_FOLDER
    start = perf_counter()
    make_files(folder, today=datetime.now(CHINA).date())
    print(f"演示数据已生成：{folder}（{perf_counter() - start:.1f} 秒）")


if __name__ == "__main__":
    main()
