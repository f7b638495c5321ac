"""Paper that was asked for yesterday: some of it is printed or collected, some waits for the visitor."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from demo.loading.employers import actor_of
from demo.loading.happening import Happening, moment
from demo.loading.stage import Json, Stage, graduate_actor
from sanfang.actors import Actor
from sanfang.agreements.models import Agreement
from sanfang.documents import paper_actions as actions
from sanfang.documents.models import PaperRequest
from sanfang.documents.paper_actions import Wanted
from sanfang.institutions.models import School

# In turns by the graduate and, where there is an account, by the employer.
WANTED = (
    Wanted("first", 1, "collect"),
    Wanted("first", 3, "collect", why="单位存档和办理入职各需要一份"),
    Wanted("reprint", 1, "collect", why="搬家时原件遗失，办理落户需要"),
    Wanted("first", 1, "post", "", "人力资源部", "0551-62610000", "安徽省合肥市蜀山区长江西路 2 号"),
    Wanted(
        "reprint", 2, "post", "原件淋湿，字迹不清", "本人", "13800138000", "安徽省合肥市包河区徽州大道 1 号"
    ),
    Wanted("first", 1, "collect"),
)
# How many of them the school had printed by the evening, and how many of these were collected.
PRINTED, COLLECTED = 2, 1


def happenings(told: Json, stage: Stage) -> Iterator[Happening]:
    """Asked for in the morning of yesterday, ticked off in the afternoon."""
    yesterday = moment(f"{told['today']}T09:30:00+08:00") - timedelta(days=1)
    for school in School.objects.order_by("code"):
        yield Happening(yesterday, partial(_ask, school))
        yield Happening(yesterday + timedelta(hours=6), partial(_tick, school, stage))


def _ask(school: School) -> None:
    in_force = Agreement.objects.in_force().filter(school=school).order_by("-decided_at", "pk")
    for place, (agreement, wanted) in enumerate(zip(in_force.for_lists(), WANTED, strict=False)):
        actions.ask_for_paper(agreement, wanted, actor=_asker(agreement, by_employer=place % 2 == 1))


def _asker(agreement: Agreement, *, by_employer: bool) -> Actor:
    if by_employer and agreement.employer is not None:
        return actor_of(agreement.employer)
    return graduate_actor(agreement.graduate)


def _tick(school: School, stage: Stage) -> None:
    administrators = (actor for actor in stage.staff.values() if actor.is_administrator)
    administrator = next(actor for actor in administrators if actor.school_id == school.pk)
    mine = PaperRequest.objects.visible_to(administrator).first_come()
    for place, request in enumerate(mine[:PRINTED]):
        actions.note_printed(request, actor=administrator)
        if place < COLLECTED:
            actions.hand_over(request, actor=administrator)
