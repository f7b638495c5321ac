"""A typo in the agreement between zhang and mo, and the acts that put it right."""

from dataclasses import dataclass

import pytest

from sanfang.agreements import actions
from sanfang.agreements.models import Agreement, AgreementCorrection
from tests.agreements.terminations.conftest import a_letter
from tests.cast import Cast

# Who speaks for whom, and whom each proposer asks, in order.
SPEAKERS = {"graduate": "zhang", "employer": "mo", "school": "teacher"}
ASKED = {"graduate": ["mo"], "employer": ["zhang"], "school": ["zhang", "mo"]}
TYPO = {"position_title": "高级软件工程师"}


@dataclass
class Correcting:
    """The agreement in force, and what is said about it."""

    cast: Cast
    agreement: Agreement

    def propose(self, by: str = "graduate", values: dict | None = None, **said) -> AgreementCorrection:
        said = {"shown_sha256": self.agreement.details_sha256, "reason": "岗位名称少写了两个字", **said}
        return actions.propose_correction(
            self.agreement, actor=self.cast.actor(SPEAKERS.get(by, by)), values=values or TYPO, **said
        )

    def agree(self, correction: AgreementCorrection, by: str = "mo") -> None:
        actions.agree_to_correction(correction, actor=self.cast.actor(by))

    def decline(self, correction: AgreementCorrection, by: str = "mo", reason: str = "本来就是这样") -> None:
        actions.decline_correction(correction, actor=self.cast.actor(by), reason=reason)

    def withdraw(self, correction: AgreementCorrection, by: str = "zhang") -> None:
        actions.withdraw_correction(correction, actor=self.cast.actor(by))

    def carry_out(self, correction: AgreementCorrection, by: str = "teacher") -> None:
        actions.carry_out_correction(correction, actor=self.cast.actor(by))

    def refuse(
        self, correction: AgreementCorrection, by: str = "teacher", reason: str = "与函件不符"
    ) -> None:
        actions.refuse_correction(correction, actor=self.cast.actor(by), reason=reason)

    def agreed(self, by: str = "graduate", values: dict | None = None) -> AgreementCorrection:
        """Proposed, and every side that was asked has agreed: it waits for the school."""
        correction = self.propose(by, values)
        for side in ASKED[by]:
            self.agree(correction, side)
        return correction

    def done(self, by: str = "graduate", values: dict | None = None) -> AgreementCorrection:
        correction = self.agreed(by, values)
        self.carry_out(correction)
        self.agreement.refresh_from_db()
        return correction

    def without_account(self) -> None:
        """Let the employer be one that signed by scanning a card."""
        Agreement.objects.filter(pk=self.agreement.pk).update(employer=None, route="3")
        self.agreement.refresh_from_db()


@pytest.fixture
def correcting(cast, in_force) -> Correcting:
    return Correcting(cast, in_force)


@pytest.fixture(params=["graduate", "employer", "school"])
def proposer(request) -> str:
    """Any of the three proposes."""
    return request.param


@pytest.fixture
def letter():
    return a_letter("同意更正的函.pdf")
