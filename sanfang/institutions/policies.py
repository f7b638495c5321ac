"""The rules of signing that a province sets and a school may tighten."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models


class Confirmation(models.TextChoices):
    """When the graduate has to confirm what an employer signed (manual C3)."""

    AS_IN_THE_MANUAL = "manual", "按操作说明：签约后即待学校审核，毕业生可在审核前否认"
    BEFORE_APPROVAL = "before_approval", "审核前确认：毕业生确认后学校才能审核"
    BEFORE_SIGNING = "before_signing", "签约前确认：毕业生确认后才算签约"

    @property
    def strictness(self) -> int:
        return list(Confirmation).index(self)


@dataclass(frozen=True)
class Rules:
    """What holds for one school today. `acceptance_days` is in days."""

    confirmation: Confirmation = Confirmation.AS_IN_THE_MANUAL
    acceptance_days: int = 14
    review_steps: int = 1

    def tightened_by(self, confirmation: str, acceptance_days: int | None) -> Rules:
        """These rules after an institution below had its say: it may ask for more, never for less (manual C3).

        To let a signature wait for fewer days is to ask for more.
        """
        asked = Confirmation(confirmation or Confirmation.AS_IN_THE_MANUAL)
        return Rules(
            confirmation=max(self.confirmation, asked, key=lambda choice: choice.strictness),
            acceptance_days=min(self.acceptance_days, acceptance_days or self.acceptance_days),
        )

    def is_tightened_by(self, confirmation: str, acceptance_days: int | None) -> bool:
        """Whether an institution below may say this: nothing in it is looser than these rules."""
        asked = Confirmation(confirmation or self.confirmation)
        days = acceptance_days or self.acceptance_days
        return asked.strictness >= self.confirmation.strictness and days <= self.acceptance_days
