"""What is being written between filling in and sending: a new offer, or another one in place of an open one."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Protocol

from django.http import QueryDict

from sanfang.actors import Actor, Party
from sanfang.employers.models import Employer
from sanfang.graduates.models import Graduate
from sanfang.portals.employer.offer_form import ChangeForm, OfferForm
from sanfang.recruiting.actions import offering
from sanfang.recruiting.models import Application, Offer
from sanfang.recruiting.telling import link_to
from sanfang.recruiting.terms import Difference, day_in_words
from sanfang.recruiting.windows import window_of


class Draft(Protocol):
    """What the two steps ask of either. The refusals are those of `recruiting.actions.offering`."""

    heading: str
    is_change: bool

    @property
    def graduate(self) -> Graduate: ...
    @property
    def employer(self) -> Employer: ...
    @property
    def back(self) -> str:
        """The page that one came from."""

    def form(self, typed: QueryDict | None) -> Any: ...
    def check_may_begin(self) -> None:
        """A refusal where nothing can be written now, whatever is typed."""

    def examine(self, form: Any) -> list[Difference]:
        """What would change; a refusal for what may not be sent like this."""

    def send(self, form: Any) -> tuple[Offer, str]:
        """The offer as it is out now, and what to say about it."""


@dataclass(frozen=True)
class Sending:
    """A new offer to an applicant; it begins with the terms of the last one, or of the position."""

    application: Application
    actor: Actor
    heading = "发签约通知"
    is_change = False

    @property
    def graduate(self) -> Graduate:
        return self.application.graduate

    @property
    def employer(self) -> Employer:
        return self.application.employer

    @property
    def back(self) -> str:
        return link_to(self.application, Party.EMPLOYER)

    def form(self, typed: QueryDict | None) -> OfferForm:
        window = window_of(self.graduate)
        initial = {**self._first_words(), "last_day": window.usual}
        return OfferForm(typed, initial=initial, window=window)

    def _first_words(self) -> dict[str, Any]:
        last: Offer | None = self.application.offers.first()
        if last is not None:
            return asdict(last.terms)
        position = self.application.position
        return {
            "position_title": position.title,
            "job_category": position.job_category,
            "place": position.place,
            "monthly_pay": position.monthly_pay,
            "contact_person": self.employer.contact_person,
            "phone": self.employer.phone,
        }

    def check_may_begin(self) -> None:
        offering.check_may_send(self.application, actor=self.actor)

    def examine(self, form: OfferForm) -> list[Difference]:
        offering.check_letter(self.graduate, form.terms(), form.last_day_chosen)
        return []

    def send(self, form: OfferForm) -> tuple[Offer, str]:
        offer = offering.send(self.application, form.terms(), last_day=form.last_day_chosen, actor=self.actor)
        return offer, f"签约通知已发出，{self.graduate.name}已收到通知。"


@dataclass(frozen=True)
class Changing:
    """An open offer that is to become another one; the time to answer begins anew and is never cut short."""

    offer: Offer
    actor: Actor
    heading = "修改签约通知"
    is_change = True

    @property
    def graduate(self) -> Graduate:
        return self.offer.graduate

    @property
    def employer(self) -> Employer:
        return self.offer.employer

    @property
    def back(self) -> str:
        return link_to(self.offer, Party.EMPLOYER)

    def form(self, typed: QueryDict | None) -> ChangeForm:
        window = window_of(self.graduate)
        last_day = window.no_sooner_than(self.offer.last_day)
        initial = {**asdict(self.offer.terms), "last_day": last_day, "clock": self.offer.clock}
        return ChangeForm(typed, initial=initial, window=window)

    def check_may_begin(self) -> None:
        offering.check_may_change(self.offer, actor=self.actor)

    def examine(self, form: ChangeForm) -> list[Difference]:
        offering.check_letter(self.graduate, form.terms(), form.last_day_chosen)
        return offering.changes_to(self.offer, form.terms(), form.last_day_chosen)

    def send(self, form: ChangeForm) -> tuple[Offer, str]:
        offering.change(
            self.offer,
            form.terms(),
            last_day=form.last_day_chosen,
            actor=self.actor,
            clock=form.clock_seen,
        )
        until = day_in_words(self.offer.last_day)
        return self.offer, f"已修改，{self.graduate.name}已收到通知，可以在 {until}以前答复。"
