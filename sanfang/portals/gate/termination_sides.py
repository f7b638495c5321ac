"""A request for termination as one of its two sides reads it, and what that side may do about it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from sanfang.actors import Actor, Party
from sanfang.agreements import termination_workflow as workflow
from sanfang.agreements.models import TerminationMaterial, TerminationRequest
from sanfang.agreements.queries import TerminationQuerySet
from sanfang.agreements.termination_states import UNHEARD
from sanfang.agreements.termination_words import reads_the_schools_reason
from sanfang.codes.lists import code_list


def answers_open_to(request: TerminationRequest, party: Party) -> list[tuple[str, str]]:
    """What this party may answer now, as choices; none when it has spoken, asked itself, or all is decided."""
    if request.reply not in UNHEARD:
        return []
    names = workflow.names_open_to(request.asked_by, party, None, request.state)
    return [(name, workflow.WORDS[name]) for name in (workflow.CONSENT, workflow.OBJECT) if name in names]


def may_withdraw(request: TerminationRequest, party: Party) -> bool:
    return workflow.WITHDRAW in workflow.names_open_to(request.asked_by, party, None, request.state)


def own_request(request: HttpRequest, pk: int) -> TerminationRequest:
    """A request about an agreement of one's own; anybody else's does not exist."""
    found: TerminationRequest = get_object_or_404(requests_for(request.actor), pk=pk)
    return found


def requests_for(actor: Actor) -> TerminationQuerySet:
    """All requests that concern this side, each with the material that it may see as `seen`."""
    materials = TerminationMaterial.objects.visible_to(actor).select_related("file")
    mine = TerminationRequest.objects.visible_to(actor).select_related("agreement__graduate")
    return mine.prefetch_related(Prefetch("materials", materials, to_attr="seen"))


@dataclass(frozen=True)
class SideReads:
    """A request in the words of one side; `other` is what the other side is called there."""

    request: TerminationRequest
    party: Party
    other: str

    @property
    def has_asked(self) -> bool:
        return self.request.asked_by == self.party

    def state(self) -> str:
        """The state in this reader's words: 「待对方答复」 is not for whoever is to answer."""
        is_to_answer = not self.has_asked and self.request.awaits_answer(timezone.now())
        return "待您答复" if is_to_answer else self.request.get_state_display()

    def facts(self) -> list[tuple[str, str]]:
        """Label and value; what is empty is left out."""
        facts = [*self._asked(), *self._answered(), ("学校的意见", self._decision())]
        return [(label, value) for label, value in facts if value]

    def _asked(self) -> list[tuple[str, str]]:
        one = self.request
        if self.has_asked:
            return [
                ("解约原因", self._cause()),
                ("给学校的说明", one.reason),
                ("给对方的说明", one.words),
            ]
        # A graduate's reason is for the school; an employer's goes into the graduate's record and is shown.
        cause = self._cause() if one.asked_by == Party.EMPLOYER else ""
        return [("申请方", self.other), ("解约原因", cause), (f"{self.other}的说明", one.words)]

    def _answered(self) -> list[tuple[str, str]]:
        one = self.request
        reply = one.get_reply_display()
        if self.has_asked:
            return [(f"{self.other}的答复", reply), (f"{self.other}的说明", one.reply_words)]
        return [
            ("您的答复", reply),
            ("您给学校的说明", one.reply_reason),
            ("您给对方的说明", one.reply_words),
        ]

    def _decision(self) -> str:
        reads_it = reads_the_schools_reason(self.request, self.party)
        return f"不同意，原因：{self.request.answer}" if self.request.answer and reads_it else ""

    def _cause(self) -> str:
        reasons = code_list("termination_reason", year=self.request.agreement.cohort_year)
        return reasons.label(self.request.reason_code)
