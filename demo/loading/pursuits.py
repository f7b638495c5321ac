"""The acts of route 1, from application to signature, each played through the verb that a tap would call."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from demo.loading.employers import code_of
from demo.loading.happening import moment
from demo.loading.stage import Json, Stage
from sanfang.actors import Actor
from sanfang.agreements import actions as agreements
from sanfang.employers.models import Position
from sanfang.recruiting.actions import answering, applying, interviewing, offering, reading
from sanfang.recruiting.actions.interviewing import Invitation
from sanfang.recruiting.models import Application, Interview, Offer
from sanfang.recruiting.terms import OfferTerms


@dataclass(frozen=True)
class Pursuit:
    """One act of one application; `number` finds what the application was made."""

    stage: Stage
    told: Json
    step: Json
    number: int

    def play(self) -> None:
        getattr(self, f"_{self.step['act']}")()

    @property
    def pk(self) -> int:
        return self.stage.applications[self.number]

    @property
    def application(self) -> Application:
        made: Application = Application.objects.for_lists().get(pk=self.pk)
        return made

    @property
    def interview(self) -> Interview:
        latest: Interview = Interview.objects.for_lists().filter(application=self.pk).latest("pk")
        return latest

    @property
    def offer(self) -> Offer:
        latest: Offer = Offer.objects.for_lists().filter(application=self.pk).latest("pk")
        return latest

    @property
    def graduate(self) -> Actor:
        return self.stage.graduate(self.told)

    @property
    def employer(self) -> Actor:
        return self.stage.employer(self.told["employer"])

    @property
    def words(self) -> str:
        return str(self.step["words"])

    def _apply(self) -> None:
        position = Position.objects.get(
            employer__uscc=self.told["employer"], title=self.told["position"], state="published"
        )
        self.stage.applications[self.number] = applying.apply(position, actor=self.graduate).pk

    def _read(self) -> None:
        applying.mark_read(self.application, actor=self.employer)

    def _note(self) -> None:
        applying.write_note(self.application, self.words, actor=self.employer)

    def _refuse(self) -> None:
        applying.refuse(self.application, actor=self.employer, reason=self.words)

    def _reconsider(self) -> None:
        applying.reconsider(self.application, actor=self.employer)

    def _withdraw(self) -> None:
        applying.withdraw(self.application, actor=self.graduate)

    def _invite(self) -> None:
        invitation = Invitation(
            moment(self.step["starts_at"]),
            self.step["contact_person"],
            self.step["phone"],
            place=self.step.get("place", ""),
            link=self.step.get("link", ""),
            message=self.step["message"],
        )
        interviewing.invite(self.application, invitation, actor=self.employer)

    def _read_invitation(self) -> None:
        reading.mark_read(self.interview, actor=self.graduate)

    def _accept_invitation(self) -> None:
        interviewing.accept(self.interview, actor=self.graduate)

    def _decline_invitation(self) -> None:
        interviewing.decline(self.interview, actor=self.graduate, reason=self.words)

    def _cancel_invitation(self) -> None:
        interviewing.cancel(self.interview, actor=self.employer, reason=self.words)

    def _pass(self) -> None:
        interviewing.record_result(self.interview, has_passed=True, actor=self.employer)

    def _fail(self) -> None:
        interviewing.record_result(self.interview, has_passed=False, actor=self.employer, reason=self.words)

    def _send(self) -> None:
        offering.send(self.application, self._terms(), last_day=self._last_day(), actor=self.employer)

    def _read_offer(self) -> None:
        reading.mark_read(self.offer, actor=self.graduate)

    def _change(self) -> None:
        offering.change(self.offer, self._terms(), last_day=self._last_day(), actor=self.employer)

    def _withdraw_offer(self) -> None:
        offering.withdraw(self.offer, actor=self.employer, reason=self.words)

    def _revive(self) -> None:
        offering.revive(self.offer, actor=self.employer)

    def _decline_offer(self) -> None:
        answering.decline(self.offer, actor=self.graduate, reason=self.words)

    def _accept_offer(self) -> None:
        offer = self.offer
        answering.accept(offer, actor=self.graduate, shown_sha256=offer.shown_sha256())

    def _approve(self) -> None:
        agreement = self.offer.agreement
        assert agreement is not None  # noqa: S101 — an offer that was accepted has one
        agreements.approve(agreement, actor=self.stage.staff[self.step["by"]])

    def _last_day(self) -> date:
        return date.fromisoformat(self.step["last_day"])

    def _terms(self) -> OfferTerms:
        told = self.step["terms"]
        return OfferTerms(
            **told
            | {
                "job_category": code_of("job_category", told["job_category"]),
                "starts_on": date.fromisoformat(told["starts_on"]),
            }
        )
