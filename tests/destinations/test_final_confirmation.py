"""最终信息确认: the graduate's own word before the closing day, and reminding whoever has not given it (manual H6)."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from sanfang.audit.models import Entry
from sanfang.destinations import actions
from sanfang.destinations.actions import Transfer, reminding
from sanfang.destinations.errors import (
    AlreadyConfirmed,
    ConfirmationClosed,
    ConfirmTheRecordFirst,
    NotOnTheList,
    NotYours,
    ReadAgain,
    StillAtIt,
)
from sanfang.destinations.final import final_facts, fingerprint, standing_confirmation, with_final
from sanfang.destinations.models import FinalConfirmation, FinalReminder
from sanfang.graduates import actions as graduates
from sanfang.graduates.models import Graduate
from sanfang.institutions.closing import ClosingDay, closing_day_of
from sanfang.institutions.closing_actions import set_closing_day
from sanfang.institutions.errors import NoSuchDay
from sanfang.institutions.errors import NotYours as NotTheirs
from sanfang.notices.models import Notice, Outgoing
from tests.cast import a_graduate
from tests.destinations.byhand import record

IN_JUNE = datetime(2026, 6, 20, 2, tzinfo=UTC)
LAST_MINUTE = datetime(2026, 8, 31, 15, 59, tzinfo=UTC)
TOO_LATE = datetime(2026, 8, 31, 16, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def june():
    with time_machine.travel(IN_JUNE, tick=False) as clock:
        yield clock


def confirm(cast, *, by="zhang", shown=None):
    fresh = Graduate.objects.get(pk=cast.zhang.pk)
    shown = shown or fingerprint(final_facts(fresh))
    return actions.confirm_final(fresh, actor=cast.actor(by), shown_sha256=shown)


def is_final(graduate) -> bool:
    return with_final(Graduate.objects.filter(pk=graduate.pk)).get().is_final


def test_what_was_read_is_confirmed_and_kept(cast):
    record(cast, "801")

    confirmation = confirm(cast)

    assert ["毕业去向", "境内升学—研究生"] in confirmation.facts
    assert is_final(cast.zhang)
    assert Entry.objects.get(act="final.confirm").facts["shown_sha256"] == confirmation.shown_sha256


def test_confirming_twice_is_refused(cast):
    confirm(cast)

    with pytest.raises(AlreadyConfirmed):
        confirm(cast)


def test_what_changed_since_it_was_read_is_not_confirmed(cast):
    shown = fingerprint(final_facts(cast.zhang))
    record(cast, "801")

    with pytest.raises(ReadAgain):
        confirm(cast, shown=shown)


@pytest.mark.parametrize(
    "change",
    [
        lambda cast: record(cast, "801"),
        lambda cast: actions.send_file(
            cast.zhang, Transfer("芜湖市人才服务中心"), actor=cast.actor("teacher")
        ),
        lambda cast: cast.approve(cast.sign()),
    ],
    ids=["destination", "file", "agreement"],
)
def test_a_change_voids_the_confirmation_and_keeps_it(cast, change):
    confirm(cast)

    change(cast)

    assert not is_final(cast.zhang)
    assert FinalConfirmation.objects.get().voided_at == timezone.now()
    confirm(cast)
    assert is_final(cast.zhang)


def test_the_same_file_said_again_voids_nothing(cast):
    send = {"actor": cast.actor("teacher")}
    actions.send_file(cast.zhang, Transfer("芜湖市人才服务中心"), **send)
    confirm(cast)

    actions.send_file(cast.zhang, Transfer("芜湖市人才服务中心"), **send)

    assert is_final(cast.zhang)


def test_a_record_confirmed_anew_asks_for_the_final_word_anew(cast, june):
    confirm(cast)
    june.shift(timedelta(hours=1))
    Graduate.objects.filter(pk=cast.zhang.pk).update(confirmed_at=timezone.now())

    assert not is_final(cast.zhang)
    assert standing_confirmation(Graduate.objects.get(pk=cast.zhang.pk)) is None
    confirm(cast)
    assert is_final(cast.zhang)


def test_the_record_comes_first(cast):
    Graduate.objects.filter(pk=cast.zhang.pk).update(confirmed_at=None)

    with pytest.raises(ConfirmTheRecordFirst):
        confirm(cast)


def test_who_left_the_list_confirms_nothing(cast):
    graduates.leave_list(cast.zhang, actor=cast.actor("administrator"), reason="延期毕业")

    with pytest.raises(NotOnTheList):
        confirm(cast)


@pytest.mark.parametrize("who", ["li", "teacher", "administrator", "officer", "mo"])
def test_nobody_confirms_for_another(cast, who):
    with pytest.raises(NotYours):
        confirm(cast, by=who)


def test_the_31st_of_august_in_china_is_the_last_day(cast, june):
    june.move_to(TOO_LATE)
    with pytest.raises(ConfirmationClosed, match="2026-08-31"):
        confirm(cast)

    june.move_to(LAST_MINUTE)
    assert confirm(cast)


def test_a_school_says_another_day(cast, june):
    set_closing_day(cast.school, month=6, day=19, actor=cast.actor("administrator"))

    with pytest.raises(ConfirmationClosed, match="2026-06-19"):
        confirm(cast)
    assert closing_day_of(cast.other_school.pk, 2026).isoformat() == "2026-08-31"
    assert Entry.objects.get(act="closing_day.set").new == "06-19"


@pytest.mark.parametrize(("month", "day"), [(2, 29), (4, 31), (13, 1), (0, 1), (6, 0)])
def test_a_day_that_is_not_in_every_year_is_refused(cast, month, day):
    with pytest.raises(NoSuchDay):
        set_closing_day(cast.school, month=month, day=day, actor=cast.actor("administrator"))


@pytest.mark.parametrize("who", ["teacher", "administrator_of_another_school", "officer"])
def test_only_the_school_s_administrator_says_the_day(cast, who):
    with pytest.raises(NotTheirs):
        set_closing_day(cast.school, month=6, day=19, actor=cast.actor(who))


def test_the_database_insists_on_a_day_of_every_year(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        ClosingDay.objects.create(school=cast.school, month=2, day=29)


def test_one_confirmation_stands(cast):
    confirm(cast)

    with pytest.raises(IntegrityError), transaction.atomic():
        FinalConfirmation.objects.create(graduate=cast.zhang, shown_sha256="x", confirmed_at=timezone.now())


def remind(cast, *, by="administrator"):
    return reminding.ask(2026, actor=cast.actor(by))


def test_whoever_is_missing_is_told_once_a_day(cast, june):
    confirm(cast)

    remind(cast)
    remind(cast)

    told = Notice.objects.filter(kind="final_confirmation")
    assert sorted(told.values_list("mailbox_id", flat=True)) == sorted([cast.li.pk, cast.wang.pk])
    june.shift(timedelta(days=1))
    remind(cast)
    assert told.count() == 4


def test_a_reminder_rings(cast):
    remind(cast, by="teacher")

    assert {one.template for one in Outgoing.objects.all()} == {"record"}


def test_teachers_remind_their_department(cast):
    assert remind(cast, by="teacher_of_another_department").row_count == 1
    assert list(Notice.objects.values_list("mailbox_id", flat=True)) == [cast.wang.pk]


def test_many_are_told_by_the_worker_and_nobody_twice(cast, monkeypatch):
    """X08: the same job taken up twice has one effect."""
    monkeypatch.setattr(reminding, "FEW", 1)
    a_graduate(cast.computing, cast.plan, "程远")
    reminder = remind(cast)
    assert (reminder.is_waiting, Notice.objects.count()) == (True, 0)
    with pytest.raises(StillAtIt):
        remind(cast)

    assert reminding.run_waiting() == 1
    FinalReminder.objects.update(taken_at=None, ended_at=None)
    assert reminding.run_waiting() == 1

    assert Notice.objects.filter(kind="final_confirmation").count() == 4


def test_after_the_day_nobody_is_reminded(cast, june):
    june.move_to(TOO_LATE)

    with pytest.raises(ConfirmationClosed):
        remind(cast)


def test_nobody_but_staff_reminds(cast):
    with pytest.raises(NotYours):
        remind(cast, by="officer")
