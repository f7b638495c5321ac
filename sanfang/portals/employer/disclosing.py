"""What an employer may see of a graduate: contact data only once the school has approved (manual C2).

An agreement can still be disowned or rejected before; then nobody's telephone was given away.
"""

from __future__ import annotations

from dataclasses import dataclass

from sanfang.agreements.models import Agreement
from sanfang.agreements.sections import Section, sections_of
from sanfang.agreements.states import State
from sanfang.portals.gate.masked import masked_sections
from sanfang.portals.gate.tones import TONES
from sanfang.privacy.masking import mask_email, mask_phone


def was_approved(agreement: Agreement) -> bool:
    """Whether the school approved it once, whatever became of it later."""
    return agreement.decided_at is not None and agreement.state != State.REJECTED


def sections_for_employer(agreement: Agreement) -> list[Section]:
    """What was signed, block by block."""
    details = agreement.details
    return sections_of(details) if was_approved(agreement) else masked_sections(details)


@dataclass(frozen=True)
class Row:
    """One line of 「签约记录」: what was signed, and the graduate's contact data of today."""

    agreement: Agreement

    @property
    def tone(self) -> str:
        return TONES[self.agreement.state]

    @property
    def signed(self) -> dict[str, str]:
        details = self.agreement.details
        return {**details["graduate"], "school": details["school"]["name"]}

    @property
    def phone(self) -> str:
        phone = self.signed["phone"]
        return phone if was_approved(self.agreement) else mask_phone(phone)

    @property
    def email(self) -> str:
        email = self.agreement.graduate.email
        return email if was_approved(self.agreement) else mask_email(email)
