"""Route 1 as far as a test needs it: zhang and mo, by the book."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from sanfang import calendar
from sanfang.agreements.models import Agreement
from sanfang.employers.models import Position
from sanfang.graduates.models import Graduate
from sanfang.recruiting.actions import answering, applying, interviewing, offering, resumes
from sanfang.recruiting.actions.interviewing import Invitation
from sanfang.recruiting.actions.resumes import Line
from sanfang.recruiting.models import Application, Interview, Offer, Resume
from sanfang.recruiting.terms import OfferTerms
from tests.cast import Cast

TERMS = OfferTerms(
    position_title="软件工程师",
    job_category="13",
    place="安徽省芜湖市",
    starts_on=date(2026, 7, 10),
    contract_months=36,
    probation_months=3,
    monthly_pay=8000,
    penalty=3000,
    other_terms="提供单人宿舍。",
    contact_person="莫新",
    phone="0553-2871000",
)


def an_invitation(**changes: Any) -> Invitation:
    tomorrow = timezone.now() + timedelta(days=1)
    return replace(Invitation(tomorrow, "莫新", "0553-2871000", place="芜湖市长江路 8 号 3 楼"), **changes)


def a_line(**changes: Any) -> Line:
    """One of 实习与实践."""
    line = Line("experience", "芜湖云帆软件有限公司", "开发实习生", "2025-06", "2025-09", "订单系统的接口。")
    return replace(line, **changes)


@dataclass(frozen=True)
class Route:
    """Takes a graduate and an employer of the cast along the route, as far as it is asked."""

    cast: Cast

    def resume(self, who: str = "zhang") -> Resume:
        return resumes.begin(actor=self.cast.actor(who))

    def applied(self, who: str = "zhang", to: str = "mo", position: Position | None = None) -> Application:
        self.resume(who)
        return applying.apply(position or self.cast.positions[to], actor=self.cast.actor(who))

    def invited(self, who: str = "zhang", to: str = "mo", **changes: Any) -> Interview:
        application = self.applied(who, to)
        return interviewing.invite(application, an_invitation(**changes), actor=self.cast.actor(to))

    def interviewed(self, who: str = "zhang", to: str = "mo") -> Application:
        interview = self.invited(who, to)
        interviewing.accept(interview, actor=self.cast.actor(who))
        interviewing.record_result(interview, has_passed=True, actor=self.cast.actor(to))
        return Application.objects.get(pk=interview.application_id)

    def offered(self, who: str = "zhang", by: str = "mo", *, days: int = 14, **terms: Any) -> Offer:
        application = self.interviewed(who, by)
        last_day = calendar.today() + timedelta(days=days)
        return offering.send(
            application, replace(TERMS, **terms), last_day=last_day, actor=self.cast.actor(by)
        )

    def accept(self, offer: Offer, who: str = "zhang") -> Agreement:
        return answering.accept(offer, actor=self.cast.actor(who), shown_sha256=offer.shown_sha256())

    def signed(self, who: str = "zhang", by: str = "mo") -> Agreement:
        return self.accept(self.offered(who, by), who)

    def graduate(self, who: str = "zhang") -> Graduate:
        return Graduate.objects.get(pk=self.cast.graduates[who].pk)


def midnight_after(day: date) -> datetime:
    """The moment at which a last day is over."""
    return calendar.end_of(day)


def in_days(count: int) -> date:
    """The day in China so many days from today."""
    return calendar.today() + timedelta(days=count)


def let_run_out(offer: Offer) -> None:
    """Past its deadline, and written down."""
    Offer.objects.filter(pk=offer.pk).update(answer_by=timezone.now())
    offering.expire_overdue()
    offer.refresh_from_db()
