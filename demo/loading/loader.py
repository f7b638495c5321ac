"""Loads the whole demo, telling how far it is."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from django.db.models import F
from django.utils import timezone

from demo import make_files
from demo.loading import employers, institutions, openings, oversight, paperwork, seeking, whereabouts
from demo.loading.clock import at
from demo.loading.happening import moment, play
from demo.loading.openings import Opening
from demo.loading.papers import Papers, papers_in
from demo.loading.passwords import hashed_once
from demo.loading.playing import happenings
from demo.loading.rosters import import_roster
from demo.loading.stage import Json, Stage
from demo.schools import COHORTS
from sanfang import calendar
from sanfang.documents.models import Original
from sanfang.notices.models import Outgoing

Item = TypeVar("Item")
Follow = Callable[[str, int], Callable[[], None]]


def load(folder: Path, *, fonts: Path, follow: Follow) -> Json:
    """Make the files and play them into an empty database. Returns what the stories tell."""
    make_files.make_files(folder, today=calendar.today(), fonts=fonts)
    told, sought = _read(folder / "stories.json"), _read(folder / "recruiting.json")
    offered = openings.read(folder, date.fromisoformat(told["today"]))
    with papers_in(folder) as papers, hashed_once():
        stage = _set_up(papers, _eve(told, sought), offered, follow)
        events = [
            *happenings(stage, told),
            *seeking.happenings(stage, sought),
            *openings.happenings(offered),
            *whereabouts.happenings(stage, told),
            *paperwork.happenings(told, stage),
            *oversight.happenings(told, stage),
        ]
        in_order = sorted(events, key=lambda event: event.at)
        for event in _followed("投递、面试、签约、审核、解约", in_order, follow):
            play(event)
    _tell_nobody_again()
    _let_originals_be_made_now()
    return told


def _tell_nobody_again() -> None:
    """What the stories tell of rang at its time, days ago; the phones of today get today's messages."""
    Outgoing.objects.update(state=Outgoing.State.SENT, sent_at=F("due_at"))


def _let_originals_be_made_now() -> None:
    """They were issued weeks ago by the stories' clock: nobody has kept them waiting."""
    Original.objects.update(due_at=timezone.now())


def _set_up(papers: Papers, eve: datetime, offered: list[Opening], follow: Follow) -> Stage:
    """Everything that stood before the first act: a day before the earliest of them."""
    with at(eve):
        province = institutions.load(papers.folder, COHORTS)
        lists = sorted(papers.folder.glob("*届-生源信息.xlsx"))
        for path in _followed("导入生源名单", lists, follow):
            import_roster(path)
        unregistered = employers.load(papers, province)
        for opening in offered:
            opening.begin()
        employers.judge_all(papers.folder)
    return Stage(papers, unregistered)


def _eve(told: Json, sought: Json) -> datetime:
    moments = [moment(one["confirmed_at"]) for one in (*told["confirmations"], *told["stories"])]
    return min(*moments, seeking.first_moment(sought)) - timedelta(days=1)


def _read(path: Path) -> Json:
    told: Json = json.loads(path.read_text())
    return told


def _followed(what: str, items: Iterable[Item], follow: Follow) -> Iterator[Item]:
    everything = list(items)
    step = follow(what, len(everything))
    for item in everything:
        yield item
        step()
