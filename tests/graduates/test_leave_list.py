"""Who does not graduate this year leaves the list, and may come back (promises A11)."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from sanfang.agreements import actions as agreements
from sanfang.audit.models import Entry
from sanfang.graduates import actions
from sanfang.graduates.errors import (
    AgreementStands,
    AlreadyOffTheList,
    NotYourRecord,
    OffTheList,
    RecordChangedMeanwhile,
    StillOnTheList,
)
from sanfang.graduates.models import Graduate, RecordChange
from sanfang.institutions.models import Policy
from sanfang.notices.models import Notice, Outgoing
from sanfang.reasons import ReasonMissing

OUTSIDERS = (
    *("teacher", "counsellor", "teacher_of_another_department", "administrator_of_another_school"),
    *("officer", "mo", "zhang"),
)
BOTH = (actions.leave_list, actions.return_to_list)


def leave(cast, *, by="administrator", reason="休学一年"):
    actions.leave_list(cast.zhang, actor=cast.actor(by), reason=reason)


def come_back(cast, *, by="administrator", reason="休学申请已撤回"):
    actions.return_to_list(cast.zhang, actor=cast.actor(by), reason=reason)


def zhang_now(cast) -> Graduate:
    return Graduate.objects.get(pk=cast.zhang.pk)


def test_who_leaves_is_off_the_list_from_that_day_in_china_and_keeps_the_record(cast, time_machine):
    time_machine.move_to("2026-03-04T17:00:00Z", tick=False)

    leave(cast)

    assert zhang_now(cast).left_on == date(2026, 3, 5)
    assert list(Graduate.objects.on_the_list().filter(school=cast.school)) == [cast.li, cast.wang]


def test_who_returns_is_on_the_list_as_before(cast):
    leave(cast)

    come_back(cast)

    assert zhang_now(cast).is_on_the_list
    assert zhang_now(cast).confirmed_at == cast.zhang.confirmed_at
    assert cast.sign().state == "awaiting_school"


def test_the_trail_and_the_latest_changes_say_who_and_why(cast):
    leave(cast)
    come_back(cast)

    entries = Entry.objects.filter(act__endswith="_list").order_by("pk")
    assert list(entries.values_list("act", "old", "new", "reason", "who")) == [
        ("graduate.leave_list", "在名单中", "已移出", "休学一年", "administrator"),
        ("graduate.return_to_list", "已移出", "在名单中", "休学申请已撤回", "administrator"),
    ]
    changes = RecordChange.objects.order_by("pk").values_list("field", "old", "new", "way", "by")
    assert list(changes) == [
        ("left_on", "在名单中", "已移出：休学一年", "edit", "administrator"),
        ("left_on", "已移出", "在名单中：休学申请已撤回", "edit", "administrator"),
    ]


def test_the_longest_reason_is_shortened_in_the_changes_and_whole_in_the_trail(cast):
    leave(cast, reason="因" * 500)

    assert len(RecordChange.objects.get().new) == 200
    assert Entry.objects.get(act="graduate.leave_list").reason == "因" * 500


def test_the_graduate_is_told_each_time_and_why(cast):
    leave(cast)
    come_back(cast)
    leave(cast, reason="学分没有修满")

    told = Notice.objects.visible_to(cast.actor("zhang")).filter(kind="listing").order_by("pk")
    assert list(told.values_list("title", "body")) == [
        ("学校已将您移出本届毕业生名单，现在不能签约", "原因：休学一年"),
        ("学校已将您恢复到本届毕业生名单", "原因：休学申请已撤回"),
        ("学校已将您移出本届毕业生名单，现在不能签约", "原因：学分没有修满"),
    ]
    assert Outgoing.objects.filter(destination="phone-of-zhang").count() == 3


@pytest.mark.parametrize("act", BOTH)
@pytest.mark.parametrize("outsider", OUTSIDERS)
def test_nobody_but_the_school_s_administrator_moves_the_list(cast, act, outsider):
    with pytest.raises(NotYourRecord):
        act(cast.zhang, actor=cast.actor(outsider), reason="休学一年")


@pytest.mark.parametrize("act", BOTH)
@pytest.mark.parametrize("reason", ["", " 无 ", "因" * 501])
def test_neither_goes_without_a_reason(cast, act, reason):
    with pytest.raises(ReasonMissing):
        act(cast.zhang, actor=cast.actor("administrator"), reason=reason)


def test_nobody_leaves_twice_or_returns_without_having_left(cast):
    with pytest.raises(StillOnTheList):
        come_back(cast)
    leave(cast)
    with pytest.raises(AlreadyOffTheList):
        leave(cast)

    assert RecordChange.objects.count() == 1


@pytest.mark.parametrize("confirmation", ["manual", "before_approval"])
def test_nobody_leaves_under_a_live_agreement_even_one_signed_since_the_record_was_read(cast, confirmation):
    Policy.objects.create(school=cast.school, confirmation=confirmation)
    cast.sign()
    assert not cast.zhang.is_locked

    with pytest.raises(AgreementStands) as refused:
        leave(cast)

    assert zhang_now(cast).is_on_the_list
    for way_out in ("退回", "解约", "解锁"):
        assert way_out in str(refused.value)


def test_after_a_termination_the_graduate_may_leave(cast, in_force):
    with pytest.raises(AgreementStands):
        leave(cast)
    agreements.unlock(cast.zhang, actor=cast.actor("administrator"), reason="学生休学，单位同意")

    leave(cast)

    assert not zhang_now(cast).is_on_the_list


def test_the_database_itself_lets_nobody_leave_under_a_live_agreement(cast, signed):
    with pytest.raises(IntegrityError), transaction.atomic():
        Graduate.objects.filter(pk=cast.zhang.pk).update(left_on="2026-03-05")


def test_who_left_cannot_confirm_the_record_and_reads_why(cast):
    Graduate.objects.filter(pk=cast.zhang.pk).update(confirmed_at=None)
    read_before = zhang_now(cast)
    leave(cast)
    shown = actions.shown_fingerprint(cast.zhang)

    with pytest.raises(OffTheList):
        actions.confirm_record(zhang_now(cast), actor=cast.actor("zhang"), shown_sha256=shown)
    with pytest.raises(RecordChangedMeanwhile):
        actions.confirm_record(read_before, actor=cast.actor("zhang"), shown_sha256=shown)

    assert not zhang_now(cast).is_confirmed
