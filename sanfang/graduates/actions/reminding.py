"""The school reminds those of its classes who have not confirmed their record yet (manual A3)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Count, QuerySet

from sanfang import calendar
from sanfang.actors import Actor, Party
from sanfang.audit import actions as audit
from sanfang.graduates.errors import NotYourRecord, RemindedMeanwhile
from sanfang.graduates.models import Binding, Graduate
from sanfang.institutions.models import School
from sanfang.notices.actions import Mailbox, News
from sanfang.notices.models import Notice
from sanfang.notices.telling_many import tell_many

KIND = "confirm_reminder"
# Nobody is reminded twice on a day, nor more often than this in a week: who is flooded stops reading.
MOST_A_WEEK = 3
A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Reminded:
    """How many were reminded, and how many were spared because they had been, today or often enough."""

    told: int
    spared: int


def remind_to_confirm(classes: Collection[int], year: int, *, actor: Actor) -> Reminded:
    """One notice to everybody of these classes and this cohort who has not confirmed. RemindedMeanwhile when a
    colleague did the same at this moment."""
    if actor.party != Party.SCHOOL or actor.school_id is None:
        raise NotYourRecord
    try:
        with transaction.atomic():
            return _remind(classes, year, actor)
    except IntegrityError as error:
        raise RemindedMeanwhile from error


def _remind(classes: Collection[int], year: int, actor: Actor) -> Reminded:
    late = Graduate.objects.visible_to(actor).on_the_list().confirmed(is_confirmed=False)
    waiting = late.filter(cohort_year=year, school_class__in=classes)
    spared = _spared(waiting)
    # Thousands at a time: of what is encrypted only the phone is opened.
    read = waiting.select_related("school").defer("id_number", "home_address", "home_phone")
    graduates = [graduate for graduate in read if graduate.pk not in spared]
    tell_many(_told(graduates))
    reminded = Reminded(len(graduates), len(spared))
    if graduates:
        _record(classes, year, reminded, actor)
    return reminded


def _spared(waiting: QuerySet[Graduate]) -> frozenset[int]:
    """Who was reminded today, or often enough in the days before."""
    today = calendar.today()
    sent = Notice.objects.filter(
        kind=KIND, party=Party.GRADUATE, mailbox_id__in=waiting.order_by().values("pk")
    )
    of_today = sent.filter(created_at__gte=calendar.at(today))
    of_the_week = sent.filter(created_at__gte=calendar.at(today) - A_WEEK + timedelta(days=1))
    counted = of_the_week.values("mailbox_id").annotate(times=Count("pk")).filter(times__gte=MOST_A_WEEK)
    often = counted.order_by("mailbox_id").values_list("mailbox_id", flat=True)
    return frozenset(of_today.values_list("mailbox_id", flat=True)) | frozenset(often)


def _told(graduates: Collection[Graduate]) -> Iterable[tuple[Mailbox, News]]:
    bindings = Binding.objects.current().filter(graduate__in=[one.pk for one in graduates])
    openids = {
        binding.graduate_id: binding.user.reachable_openid for binding in bindings.select_related("user")
    }
    today = calendar.today()
    for graduate in graduates:
        openid = openids.get(graduate.pk, "")
        mailbox = Mailbox(Party.GRADUATE, graduate.pk, openid=openid, phone=graduate.phone)
        yield mailbox, _news(graduate, today)


def _news(graduate: Graduate, day: date) -> News:
    return News(
        f"{KIND}:{day:%Y%m%d}",
        KIND,
        "请核对并确认您的生源信息",
        f"{graduate.school.name}提醒：您还没有确认生源信息，确认以后才能签约。有不对的地方请提交纠错。",
        "/m/record/",
    )


def _record(classes: Collection[int], year: int, reminded: Reminded, actor: Actor) -> None:
    school = School.objects.get(pk=actor.school_id or 0)
    audit.record(
        "records.remind",
        school,
        actor=actor,
        chain=audit.school_chain(school.pk),
        facts={"year": year, "classes": sorted(classes), "told": reminded.told, "spared": reminded.spared},
    )
