"""The stories of signings as happenings, act by act."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from demo.loading.happening import Happening, moment
from demo.loading.scenes import Scene
from demo.loading.stage import Json, Stage, find, graduate_actor
from sanfang.graduates import actions as graduates
from sanfang.graduates.actions import correcting
from sanfang.graduates.models import Correction
from sanfang.notices.actions import mark_read

DAYS_UNREAD = 4


def happenings(stage: Stage, told: Json) -> list[Happening]:
    """Everything of all stories."""
    return [
        *(_confirmation(one) for one in (*told["confirmations"], *told["stories"])),
        *(act for one in told["corrections"] for act in _correction(stage, one)),
        *(act for number, story in enumerate(told["stories"]) for act in _story(stage, number, story)),
        _desks_are_tidied(stage, told),
    ]


def _desks_are_tidied(stage: Stage, told: Json) -> Happening:
    """Everybody at a desk has read what is older than some days; only the latest news waits for the visitor."""

    def read() -> None:
        for actor in stage.at_desks:
            mark_read(actor)

    morning = moment(f"{told['today']}T08:00:00+08:00") - timedelta(days=DAYS_UNREAD)
    return Happening(morning, read)


def _confirmation(one: Json) -> Happening:
    def confirm() -> None:
        graduate = find(one)
        shown = graduates.shown_fingerprint(graduate)
        graduates.confirm_record(graduate, actor=graduate_actor(graduate), shown_sha256=shown)

    return Happening(moment(one["confirmed_at"]), confirm)


def _correction(stage: Stage, one: Json) -> Iterator[Happening]:
    def report() -> None:
        graduate = find(one)
        correcting.report(
            graduate,
            actor=graduate_actor(graduate),
            field=one["field"],
            proposed=one["proposed"],
            note=one["note"],
        )

    def decide() -> None:
        correction = Correction.objects.get(graduate=find(one), field=one["field"])
        if one["state"] == Correction.State.ACCEPTED:
            correcting.accept(correction, actor=stage.staff[one["by"]])
        else:
            correcting.refuse(correction, actor=stage.staff[one["by"]], reason=one["reason"])

    yield Happening(moment(one["reported_at"]), report)
    if "decided_at" in one:
        yield Happening(moment(one["decided_at"]), decide)


def _story(stage: Stage, number: int, story: Json) -> Iterator[Happening]:
    for place, signing in enumerate(story["signings"]):
        for step in signing["steps"]:
            scene = Scene(stage, story, signing, step, (number, place))
            yield Happening(moment(step["at"]), scene.play)
