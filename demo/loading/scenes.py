"""The acts of a signing, each played through the verb that a person's tap would call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from demo.loading import employers
from demo.loading.stage import Json, Stage, find, graduate_actor
from sanfang.actors import Actor
from sanfang.agreements import actions as agreements
from sanfang.agreements.details import Terms
from sanfang.agreements.models import Agreement
from sanfang.employers.models import Position
from sanfang.graduates.models import Graduate


@dataclass(frozen=True)
class Scene:
    """One act of one signing; `key` finds the agreement that the signing made."""

    stage: Stage
    story: Json
    signing: Json
    step: Json
    key: tuple[int, int]

    def play(self) -> None:
        getattr(self, f"_{self.step['act']}")()

    @property
    def graduate(self) -> Graduate:
        return find(self.story)

    @property
    def agreement(self) -> Agreement:
        made = self.stage.agreements[self.key]
        fresh: Agreement = Agreement.objects.select_related("graduate", "employer", "school").get(pk=made.pk)
        return fresh

    @property
    def staff(self) -> Actor:
        return self.stage.staff[self.step["by"]]

    @property
    def terms(self) -> Terms:
        return Terms(self.signing["article_two"], self.signing["article_five"])

    def _sign_directly(self) -> None:
        position = Position.objects.select_related("employer").get(
            employer__uscc=self.signing["employer"], title=self.signing["position"]
        )
        actor = employers.actor_of(position.employer)
        self.stage.agreements[self.key] = agreements.sign_directly(
            self.graduate, position, actor=actor, terms=self.terms
        )

    def _sign_by_card(self) -> None:
        unregistered = self.stage.unregistered[self.signing["employer"]]
        card = agreements.issue_card(self.graduate, actor=graduate_actor(self.graduate))
        self.stage.agreements[self.key] = agreements.sign_by_card(
            card,
            name=self.graduate.name,
            side=unregistered.side,
            position=unregistered.positions[self.signing["position"]],
            terms=self.terms,
            address="127.0.0.1",
        )

    def _accept(self) -> None:
        self._give_word(agreements.accept)

    def _confirm(self) -> None:
        self._give_word(agreements.confirm)

    def _give_word(self, verb: Callable[..., None]) -> None:
        agreement = self.agreement
        verb(agreement, actor=graduate_actor(self.graduate), shown_sha256=agreement.details_sha256)

    def _decline(self) -> None:
        agreements.decline(self.agreement, actor=graduate_actor(self.graduate))

    def _disown(self) -> None:
        agreements.disown(self.agreement, actor=graduate_actor(self.graduate))

    def _withdraw(self) -> None:
        agreement = self.agreement
        assert agreement.employer is not None  # noqa: S101 — only an employer with an account takes back
        agreements.withdraw(agreement, actor=employers.actor_of(agreement.employer))

    def _expire(self) -> None:
        agreements.expire_overdue()

    def _approve(self) -> None:
        agreements.approve(self.agreement, actor=self.staff)

    def _reject(self) -> None:
        agreements.reject(self.agreement, actor=self.staff, reason=self.step["reason"])

    def _apply_for_termination(self) -> None:
        letter = self.stage.papers.keep(self.step["material"])
        agreements.apply_for_termination(
            self.agreement,
            actor=self._asker(),
            reason_code=self.step["reason_code"],
            reason=self.step["reason"],
            words=self.step.get("words", ""),
            files=[letter],
        )

    def _asker(self) -> Actor:
        """Who wants the end: the graduate, unless the step says that the employer does."""
        agreement = self.agreement
        if self.step.get("side") == "employer" and agreement.employer is not None:
            return employers.actor_of(agreement.employer)
        return graduate_actor(self.graduate)

    def _withdraw_termination(self) -> None:
        request = self.agreement.termination_requests.get(state="open")
        agreements.withdraw_termination(request, actor=graduate_actor(self.graduate))

    def _agree_termination(self) -> None:
        agreements.agree_termination(self.agreement.termination_requests.get(state="open"), actor=self.staff)

    def _refuse_termination(self) -> None:
        request = self.agreement.termination_requests.get(state="open")
        agreements.refuse_termination(request, actor=self.staff, reason=self.step["reason"])

    def _unlock(self) -> None:
        agreements.unlock(self.graduate, actor=self.staff, reason=self.step["reason"])
