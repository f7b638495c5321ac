"""The rules of signing, and of binding a phone, that a province sets and a school may tighten.

`acceptance_days` is the window a graduate has where the rules set it. An employer who sends a signing offer
chooses its deadline within the province's bounds, `offer_days_least` to `offer_days_most`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.db import models

from sanfang.institutions.errors import OfferDaysReversed, WindowTooLong, WindowTooShort


class Confirmation(models.TextChoices):
    """When the graduate has to confirm what an employer signed (manual C3)."""

    AS_IN_THE_MANUAL = "manual", "按操作说明：签约后即待学校审核，毕业生可在审核前否认"
    BEFORE_APPROVAL = "before_approval", "审核前确认：毕业生确认后学校才能审核"
    BEFORE_SIGNING = "before_signing", "签约前确认：毕业生确认后才算签约"

    @property
    def strictness(self) -> int:
        return list(Confirmation).index(self)


class BindingProof(models.TextChoices):
    """What a phone has to show before it speaks for a graduate (manual A1, promises T2)."""

    FACTS = "facts", "按操作说明：院校、姓名、学号和身份证号四项一致"
    FACTS_AND_PHONE = "facts_and_phone", "四项一致，并用微信验证与名单上一致的手机号"

    @property
    def strictness(self) -> int:
        return list(BindingProof).index(self)


@dataclass(frozen=True)
class BindingRules:
    """What an institution says about binding; what is empty is as above it.

    `hold_hours` is for how long nobody signs with a graduate who has just bound another phone (promises T11).
    """

    proof: str = ""
    hold_hours: int | None = None


AS_ABOVE = BindingRules()


class Steps(models.IntegerChoices):
    """How many people of a school look at one thing before it is decided."""

    ONE = 1, "一级审核：一位审核人决定"
    TWO = 2, "两级审核：院系初审，学校终审，不能是同一人"


@dataclass(frozen=True)
class ReviewSteps:
    """What an institution says about review: in how many steps signings, and terminations, are decided."""

    signing: int = Steps.ONE
    termination: int = Steps.ONE


ONE_STEP = ReviewSteps()

# How long the other side may be given to answer a request for termination, in days.
LEAST_ANSWER_DAYS, MOST_ANSWER_DAYS = 3, 30


@dataclass(frozen=True)
class Rules:
    """What holds for one school today. Windows are in days, `penalty_ceiling` (违约金上限) is in yuan.

    The bounds of offers and the ceiling are the province's alone; without a ceiling there is none.
    """

    confirmation: Confirmation = Confirmation.AS_IN_THE_MANUAL
    acceptance_days: int = 14
    review_steps: int = Steps.ONE
    offer_days_least: int = 3
    offer_days_most: int = 30
    penalty_ceiling: int | None = None
    binding_proof: BindingProof = BindingProof.FACTS
    rebind_hold_hours: int = 24
    termination_answer_days: int = 7
    termination_steps: int = Steps.ONE

    def tightened_by(
        self,
        confirmation: str,
        acceptance_days: int | None,
        binding: BindingRules = AS_ABOVE,
        answer_days: int | None = None,
        review: ReviewSteps = ONE_STEP,
    ) -> Rules:
        """These rules after an institution below had its say: it may ask for more, never for less (manual C3).

        To let a signature wait for fewer days is to ask for more, down to the province's least. So it is with
        the days to answer a request for termination (`answer_days`).
        """
        asked = Confirmation(confirmation or Confirmation.AS_IN_THE_MANUAL)
        days = min(self.acceptance_days, acceptance_days or self.acceptance_days)
        return replace(
            self,
            confirmation=max(self.confirmation, asked, key=lambda choice: choice.strictness),
            acceptance_days=max(days, self.offer_days_least),
            binding_proof=max(self.binding_proof, self._proof_asked(binding), key=lambda one: one.strictness),
            review_steps=max(self.review_steps, review.signing),
            termination_steps=max(self.termination_steps, review.termination),
            rebind_hold_hours=max(self.rebind_hold_hours, binding.hold_hours or 0),
            termination_answer_days=min(
                self.termination_answer_days, answer_days or self.termination_answer_days
            ),
        )

    def leave_time_to_answer_in(self, answer_days: int | None) -> bool:
        """Whether an institution below may give the other side this long to answer; it may only shorten."""
        return answer_days is None or LEAST_ANSWER_DAYS <= answer_days <= self.termination_answer_days

    def are_looked_at_by(self, review: ReviewSteps) -> bool:
        """Whether an institution below may say this: nowhere fewer people look than these rules ask for."""
        return review.signing >= self.review_steps and review.termination >= self.termination_steps

    def are_guarded_by(self, binding: BindingRules) -> bool:
        """Whether what an institution below says about binding is nowhere looser than these rules."""
        hours = self.rebind_hold_hours if binding.hold_hours is None else binding.hold_hours
        is_as_strict = self._proof_asked(binding).strictness >= self.binding_proof.strictness
        return is_as_strict and hours >= self.rebind_hold_hours

    def _proof_asked(self, binding: BindingRules) -> BindingProof:
        return BindingProof(binding.proof or self.binding_proof)

    def is_tightened_by(self, confirmation: str, acceptance_days: int | None) -> bool:
        """Whether an institution below may say this: nothing in it is looser than these rules."""
        asked = Confirmation(confirmation or self.confirmation)
        days = acceptance_days or self.acceptance_days
        return asked.strictness >= self.confirmation.strictness and days <= self.acceptance_days

    def leave_time_in(self, acceptance_days: int | None) -> bool:
        """Whether a window is long enough for a graduate to think; an empty one is the province's own."""
        return acceptance_days is None or acceptance_days >= self.offer_days_least

    def check_days(self) -> None:
        """A refusal that names which of the three numbers does not fit the others."""
        if self.offer_days_least > self.offer_days_most:
            raise OfferDaysReversed(self.offer_days_least, self.offer_days_most)
        if self.acceptance_days < self.offer_days_least:
            raise WindowTooShort(self.acceptance_days, self.offer_days_least)
        if self.acceptance_days > self.offer_days_most:
            raise WindowTooLong(self.acceptance_days, self.offer_days_most)
