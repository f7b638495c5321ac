"""Loads the whole demo, telling how far it is."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from django.utils import timezone

from demo import make_files
from demo.loading import employers, institutions, openings
from demo.loading.clock import at
from demo.loading.openings import Opening
from demo.loading.playing import happenings, play
from demo.loading.rosters import import_roster
from demo.loading.stage import Json, Stage
from demo.schools import COHORTS

Item = TypeVar("Item")
Follow = Callable[[str, int], Callable[[], None]]


def load(folder: Path, *, fonts: Path, follow: Follow) -> Json:
    """Make the files and play them into an empty database. Returns what the stories tell."""
    make_files.make_files(folder, today=timezone.localdate(), fonts=fonts)
    told: Json = json.loads((folder / "stories.json").read_text())
    offered = openings.read(folder, date.fromisoformat(told["today"]))
    stage = _set_up(folder, told, offered, follow)
    events = sorted([*happenings(stage, told), *openings.happenings(offered)], key=lambda event: event.at)
    for event in _followed("签约、审核、解约", events, follow):
        play(event)
    return told


def _set_up(folder: Path, told: Json, offered: list[Opening], follow: Follow) -> Stage:
    """Everything that stood before the first act: a day before the earliest of them."""
    with at(_eve(told)):
        province = institutions.load(folder, COHORTS)
        unregistered = employers.load(folder, province)
        for opening in offered:
            opening.begin()
        employers.judge_all(folder)
        for path in _followed("导入生源名单", sorted(folder.glob("*届-生源信息.xlsx")), follow):
            import_roster(path)
    return Stage(folder, unregistered)


def _eve(told: Json) -> datetime:
    moments = [one["confirmed_at"] for one in (*told["confirmations"], *told["stories"])]
    return datetime.fromisoformat(min(moments)) - timedelta(days=1)


def _followed(what: str, items: Iterable[Item], follow: Follow) -> Iterator[Item]:
    everything = list(items)
    step = follow(what, len(everything))
    for item in everything:
        yield item
        step()
