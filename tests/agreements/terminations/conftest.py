"""The two sides of an end: who asks, with what, and what the other says."""

from dataclasses import dataclass
from itertools import count

import pytest

from sanfang.agreements import actions
from sanfang.agreements.models import Agreement, TerminationRequest
from sanfang.uploads.models import StoredFile
from tests.cast import Cast

serials = count(1)
# Who speaks for whom.
SIDES = {"graduate": "zhang", "employer": "mo"}
OTHER = {"graduate": "employer", "employer": "graduate"}


def a_letter(name: str = "解约函.pdf") -> StoredFile:
    return StoredFile.objects.create(
        file=f"a/{next(serials)}.pdf",
        media_type="application/pdf",
        suffix=".pdf",
        size=9,
        sha256=f"{next(serials):064}",
        original_name=name,
    )


@dataclass
class Ending:
    """The agreement in force between zhang and mo, and the acts about its end."""

    cast: Cast
    agreement: Agreement

    def ask(self, side: str = "graduate", *, asks_other_side: bool = True, **said) -> TerminationRequest:
        """A side asks; by itself it asks the other one."""
        said = {"reason_code": "06", "reason": "只给学校看的原因", "words": "给对方看的话", **said}
        return actions.apply_for_termination(
            self.agreement,
            actor=self.cast.actor(SIDES[side]),
            files=said.pop("files", None) or [a_letter()],
            asks_other_side=asks_other_side,
            **said,
        )

    def consent(self, request: TerminationRequest, by: str = "", **said) -> None:
        who = by or SIDES[OTHER[request.asked_by]]
        actions.consent_to_termination(request, actor=self.cast.actor(who), **said)

    def object(self, request: TerminationRequest, by: str = "", **said) -> None:
        who = by or SIDES[OTHER[request.asked_by]]
        said = {"reason": "不同意的原因只给学校", "words": "不同意，请再谈谈", **said}
        actions.object_to_termination(request, actor=self.cast.actor(who), **said)

    def withdraw(self, request: TerminationRequest) -> None:
        actions.withdraw_termination(request, actor=self.cast.actor(SIDES[request.asked_by]))

    def agree(self, request: TerminationRequest, by: str = "counsellor") -> None:
        actions.agree_termination(request, actor=self.cast.actor(by))

    def refuse(self, request: TerminationRequest, by: str = "counsellor") -> None:
        actions.refuse_termination(request, actor=self.cast.actor(by), reason="双方请先协商")


@pytest.fixture
def ending(cast, in_force) -> Ending:
    return Ending(cast, in_force)


@pytest.fixture(params=["graduate", "employer"])
def side(request) -> str:
    """Either side asks."""
    return request.param


@pytest.fixture
def asked(ending, side) -> TerminationRequest:
    """A request that waits for the other side."""
    return ending.ask(side)
