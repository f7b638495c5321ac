"""The evidence record of one agreement, composed from its trail and its texts as one reader may see them; asks only."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone

from sanfang import calendar
from sanfang.actors import Actor, Party
from sanfang.agreements.history import reason_for
from sanfang.agreements.models import Agreement
from sanfang.agreements.states import State
from sanfang.audit.models import Chain, Entry
from sanfang.audit.verifying import is_as_written
from sanfang.documents.evidence.disclosing import Requests, called, hidden_from
from sanfang.documents.evidence.rows import chain_of, rows_of
from sanfang.documents.evidence.texts import File, Text, files_of, texts_of
from sanfang.documents.evidence.words import identified, words_of
from sanfang.people.models import StaffMember


@dataclass(frozen=True)
class Act:
    """One row of the trail about this agreement. `hidden` names the fields that this reader does not get to see."""

    entry: Entry
    who: str
    post: str
    reason: str
    hidden: frozenset[str]

    @property
    def words(self) -> str:
        return words_of(self.entry)

    @property
    def party(self) -> str:
        return str(Party(self.entry.party).label)

    @property
    def at(self) -> str:
        """To the second, in China."""
        return calendar.to_the_second(self.entry.at)

    @property
    def means(self) -> str:
        return identified(self.entry)

    @property
    def is_whole(self) -> bool:
        """Whether the row still says what was written."""
        return is_as_written(self.entry)


@dataclass(frozen=True)
class Evidence:
    """Everything that the page, the report and the data to check it are made of."""

    agreement: Agreement
    reader: Party
    made_at: datetime
    chain: Chain
    acts: list[Act]
    texts: list[Text]
    files: list[File] = field(default_factory=list)

    @property
    def faults(self) -> list[str]:
        """Which rows and texts are not as they were written, in words."""
        rows = [
            f"第 {act.entry.sequence} 条记录（{act.words}）与写入时不一致"
            for act in self.acts
            if not act.is_whole
        ]
        return rows + [
            f"第 {text.number} 版协议内容与其散列值不一致" for text in self.texts if not text.is_whole
        ]

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What the record is about, as label and value."""
        details = self.agreement.details
        return [
            ("协议", details["title"]),
            ("协议编号", self.agreement.number),
            ("毕业生", details["graduate"]["name"]),
            ("学号", details["graduate"]["student_number"]),
            ("用人单位", details["employer"]["name"]),
            ("统一社会信用代码", details["employer"]["uscc"]),
            ("学校", details["school"]["name"]),
            ("签约方式", self.agreement.get_route_display()),
            ("现在的状态", State(self.agreement.state).label),
        ]


def record_of(agreement: Agreement, reader: Actor) -> Evidence:
    """The record as it stands now. The same number of queries however long its story is."""
    party = Party(reader.party)
    chain = chain_of(agreement)
    requests: Requests = {str(one.pk): one for one in agreement.termination_requests.all()}
    originals = list(agreement.originals.all())
    rows = rows_of(agreement, chain, requests, originals)
    posts = _posts_of(rows)
    return Evidence(
        agreement,
        party,
        timezone.now(),
        chain,
        [_act(row, party, requests, posts) for row in rows],
        texts_of(agreement, party),
        files_of(originals),
    )


def _act(row: Entry, reader: Party, requests: Requests, posts: dict[Any, str]) -> Act:
    hidden = hidden_from(reader, row, requests)
    post = posts.get(row.user_id, "") if row.party == Party.SCHOOL else ""
    return Act(row, called(row, hidden), post, reason_for(row, dict(requests), reader), hidden)


def _posts_of(rows: list[Entry]) -> dict[Any, str]:
    """The post of everybody on the staff who acted, as it is today."""
    accounts = {row.user_id for row in rows if row.party == Party.SCHOOL}
    return {one.user_id: one.get_role_display() for one in StaffMember.objects.filter(user__in=accounts)}
