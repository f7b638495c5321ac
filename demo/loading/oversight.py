"""What was looked into yesterday: the province drew a sample, a school compared its lists with the registry's, and
two agreements turned out to have a typo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from demo.loading.employers import actor_of
from demo.loading.happening import Happening, moment
from demo.loading.papers import Paper
from demo.loading.stage import Json, Stage, graduate_actor
from demo.schools import COHORTS
from demo.sheets import write_workbook
from sanfang import calendar
from sanfang.actors import Actor
from sanfang.agreements import actions as agreements
from sanfang.agreements.models import Agreement
from sanfang.checks.models import Sample
from sanfang.checks.registry import actions as registry
from sanfang.checks.sampling import actions as sampling
from sanfang.checks.sampling.drawing import Terms, draw
from sanfang.codes.lists import code_list
from sanfang.graduates.models import Graduate
from sanfang.institutions.models import DispatchPlan, School

COHORT = COHORTS[0]
# The school of the visitor's accounts.
SCHOOL = "10363"
DAYS_TO_ANSWER = 14
HEADINGS = ("学号", "姓名", "身份证号", "性别", "出生日期", "专业")
# Every so many lines of the registry's list say something else, and as many graduates are missing from it.
DIFFERING, MISSING = 60, 97
ANSWERED = 2


def happenings(told: Json, stage: Stage) -> Iterator[Happening]:
    morning = moment(f"{told['today']}T10:00:00+08:00") - timedelta(days=1)
    school = School.objects.get(code=SCHOOL)
    administrator = stage.staff["school"]
    yield Happening(morning, partial(_draw, stage))
    yield Happening(morning + timedelta(hours=4), partial(_answer, administrator))
    yield Happening(morning + timedelta(hours=5), partial(_compare, school, stage, administrator))
    yield Happening(morning + timedelta(hours=6), partial(_misspelt, school))


def _draw(stage: Stage) -> None:
    terms = Terms(
        title=f"{COHORT} 届毕业去向抽查（第一批）",
        population=Sample.Population.DESTINATIONS,
        cohort_year=COHORT,
        plan=None,
        share=2,
        minimum=3,
        maximum=8,
        answer_by=calendar.today() + timedelta(days=DAYS_TO_ANSWER),
        words="请说明去向是否属实，并附劳动合同、录取通知书或社保缴费记录。",
    )
    draw(terms, actor=stage.province)


def _answer(administrator: Actor) -> None:
    """Some answers of the school are there already; the others wait for the visitor."""
    items = Sample.objects.visible_to(administrator).get().items.filter(school_id=administrator.school_id)
    for item in items.order_by("place")[:ANSWERED]:
        sampling.answer(item, words="已电话联系本人和单位，去向属实。", files=[], actor=administrator)


def _compare(school: School, stage: Stage, administrator: Actor) -> None:
    plan = DispatchPlan.objects.get(cohort_year=COHORT)
    graduates = Graduate.objects.filter(school=school, plan=plan).order_by("student_number")
    lines = [_line(place, one) for place, one in enumerate(graduates, start=1) if place % MISSING]
    path = stage.papers.folder / f"{COHORT}届学籍名单.xlsx"
    write_workbook(path, {"学籍": [HEADINGS, *lines]})
    comparison = registry.receive(Paper.of(path), school, plan, actor=administrator)
    registry.run(comparison)


def _line(place: int, graduate: Graduate) -> tuple[str, ...]:
    differs = place % DIFFERING == 0
    return (
        graduate.student_number,
        graduate.name,
        graduate.id_number,
        code_list("sex").label(graduate.sex),
        f"{graduate.birth_date:%Y-%m-%d}",
        f"{graduate.major_name}（中外合作办学）" if differs else graduate.major_name,
    )


def _misspelt(school: School) -> None:
    """The employer proposes; one of the two graduates has agreed, so that one waits for the school."""
    in_force = Agreement.objects.in_force().filter(school=school, employer__isnull=False)
    settled = in_force.filter(termination_requests__isnull=True).for_lists().order_by("decided_at", "pk")
    for place, agreement in enumerate(settled[:2]):
        correction = agreements.propose_correction(
            agreement,
            actor=actor_of(agreement.employer),
            shown_sha256=agreement.details_sha256,
            values={"position_title": f"{agreement.position_title}（校园招聘）"},
            reason="签约时岗位名称漏写了「校园招聘」，与招聘公告不一致。",
        )
        if place == 0:
            agreements.agree_to_correction(correction, actor=graduate_actor(agreement.graduate))
