"""What counsellors entered by hand, as it happened."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from demo.loading.happening import Happening, moment
from demo.loading.stage import Json, Stage, find
from sanfang.destinations import actions


def happenings(stage: Stage, told: Json) -> Iterator[Happening]:
    for one in told["whereabouts"]:
        yield Happening(moment(one["at"]), _entering(stage, one))


def _entering(stage: Stage, one: Json) -> Callable[[], None]:
    def enter() -> None:
        files = {one["kind"]: [stage.papers.keep(one["paper"])]} if "paper" in one else {}
        actions.record(find(one), one["code"], one["values"], files, actor=stage.staff[one["by"]])

    return enter
