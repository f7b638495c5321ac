"""A school reminds those who have not confirmed, and floods nobody."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sanfang.audit.models import Entry
from sanfang.graduates.actions import reminding
from sanfang.graduates.actions.reminding import Reminded, remind_to_confirm
from sanfang.graduates.errors import NotYourRecord, RemindedMeanwhile
from sanfang.graduates.models import Graduate
from sanfang.institutions.models import SchoolClass
from sanfang.notices.actions import tell
from sanfang.notices.models import Channel, Notice, Outgoing
from tests.cast import COHORT, a_graduate


@pytest.fixture(autouse=True)
def _nobody_has_confirmed(cast):
    Graduate.objects.update(confirmed_at=None)


def everybody() -> list[int]:
    return list(SchoolClass.objects.order_by("pk").values_list("pk", flat=True))


def remind(cast, by="administrator", classes=None, year=COHORT) -> Reminded:
    return remind_to_confirm(everybody() if classes is None else classes, year, actor=cast.actor(by))


def reminded() -> list[str]:
    ids = Notice.objects.filter(kind="confirm_reminder").values("mailbox_id")
    return sorted(Graduate.objects.filter(pk__in=ids).values_list("name", flat=True))


def days_ago(days: int) -> None:
    """Everything that was sent so far was sent so many days earlier."""
    for notice in Notice.objects.filter(kind="confirm_reminder"):
        Notice.objects.filter(pk=notice.pk).update(
            created_at=notice.created_at - timedelta(days=days), event_key=f"earlier:{notice.pk}:{days}"
        )


def test_whoever_has_not_confirmed_is_told_what_to_do(cast):
    Graduate.objects.filter(pk=cast.wang.pk).update(confirmed_at=timezone.now())
    Graduate.objects.filter(pk=cast.li.pk).update(left_on="2026-03-05")

    assert remind(cast) == Reminded(told=1, spared=0)

    notice = Notice.objects.get(kind="confirm_reminder")
    assert (notice.party, notice.mailbox_id, notice.link) == ("graduate", cast.zhang.pk, "/m/record/")
    assert notice.title == "请核对并确认您的生源信息"
    assert notice.body.startswith("安徽工程大学提醒")


def test_it_rings_at_the_bound_phone_or_else_by_sms(cast):
    a_graduate(cast.computing, cast.plan, "程远", confirmed_at=None, phone="13900139000")

    remind(cast)

    sent = {
        Graduate.objects.get(pk=one.notice.mailbox_id).name: (one.channel, one.destination, one.phone)
        for one in Outgoing.objects.select_related("notice")
    }
    assert sent["程远"] == (Channel.SMS, "", "13900139000")
    assert sent["张䶮"] == (Channel.WECHAT, "phone-of-zhang", "13800138000")


@pytest.mark.parametrize(
    ("by", "names"),
    [
        ("administrator", ["张䶮", "李晓", "王强"]),
        ("teacher", ["张䶮", "李晓"]),
        ("counsellor", ["张䶮", "李晓"]),
        ("administrator_of_another_school", ["周宁"]),
    ],
)
def test_everybody_reminds_within_the_own_scope_only(cast, by, names):
    remind(cast, by)

    assert reminded() == names


@pytest.mark.parametrize("stranger", ["mo", "zhang", "officer"])
def test_nobody_else_reminds(cast, stranger):
    with pytest.raises(NotYourRecord):
        remind(cast, stranger)


def test_only_the_classes_and_the_cohort_that_were_ticked(cast):
    remind(cast, classes=[cast.wang.school_class_id])
    assert reminded() == ["王强"]

    assert remind(cast, year=COHORT - 1) == Reminded(0, 0)


def test_nobody_is_reminded_twice_on_a_day_whoever_asks(cast):
    assert remind(cast, "teacher") == Reminded(told=2, spared=0)

    assert remind(cast, "counsellor") == Reminded(told=0, spared=2)
    assert remind(cast, "administrator") == Reminded(told=1, spared=2)


def test_nor_more_than_three_times_in_a_week(cast):
    for _ in range(3):
        assert remind(cast, "teacher").told == 2
        days_ago(1)

    assert remind(cast, "teacher") == Reminded(told=0, spared=2)
    days_ago(6)
    assert remind(cast, "teacher") == Reminded(told=2, spared=0)


def test_of_two_at_one_moment_one_is_told_so_and_nobody_is_told_twice(cast, monkeypatch):
    monkeypatch.setattr(reminding, "_spared", lambda waiting: frozenset())
    (mailbox, news), *_ = reminding._told([cast.li])
    tell(mailbox, news)

    with pytest.raises(RemindedMeanwhile):
        remind(cast)

    assert reminded() == ["李晓"]
    assert Entry.objects.filter(act="records.remind").count() == 0


def test_the_trail_says_who_reminded_how_many(cast):
    remind(cast, "counsellor", classes=[cast.li.school_class_id])

    entry = Entry.objects.get(act="records.remind")
    assert entry.who == "counsellor"
    assert entry.facts == {"year": COHORT, "classes": [cast.li.school_class_id], "told": 2, "spared": 0}


def test_where_nobody_is_told_nothing_is_noted(cast):
    Graduate.objects.update(confirmed_at=timezone.now())

    assert remind(cast) == Reminded(0, 0)
    assert Entry.objects.count() == 0


@pytest.mark.parametrize("count", [1, 3, 50])
def test_reminding_costs_the_same_for_any_number_of_people(cast, count, django_assert_num_queries):
    for _ in range(count - 1):
        a_graduate(cast.mechanics, cast.plan, "程远", confirmed_at=None)

    with django_assert_num_queries(20):
        assert remind(cast, "teacher_of_another_department").told == count
