"""Signing by route 2, and what stands in its way."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from sanfang.agreements import actions
from sanfang.agreements.details import Terms, canonical, compose_for, fingerprint
from sanfang.agreements.errors import (
    AlreadyEmployed,
    EmployerMayNotSign,
    PositionClosed,
    RecordNotConfirmed,
    TextChanged,
)
from sanfang.agreements.models import Agreement
from sanfang.agreements.numbers import is_well_formed
from sanfang.audit.models import Entry
from sanfang.employers import actions as employers
from sanfang.employers.models import Employer
from sanfang.employers.states import Standing
from sanfang.graduates.models import Graduate
from sanfang.institutions.models import Policy
from sanfang.institutions.policies import Confirmation
from sanfang.notices.models import Notice, Outgoing


def test_the_agreement_waits_for_the_school_at_once(cast):
    agreement = cast.sign()

    assert agreement.state == "awaiting_school"
    assert agreement.get_state_display() == "签约成功，待学校审核"
    assert agreement.route == "2"


def test_the_number_says_year_school_level_and_serial(cast):
    first, second = cast.sign(cast.zhang), cast.sign(cast.li)

    assert first.number[:17] == "20261036331000001"
    assert second.number[:17] == "20261036331000002"
    assert is_well_formed(first.number)
    assert not is_well_formed(first.number[:-1] + str((int(first.number[-1]) + 1) % 10))


def test_what_was_shown_is_frozen_with_its_hash(cast):
    agreement = cast.sign()

    Graduate.objects.filter(pk=cast.zhang.pk).update(name="改了名")
    Employer.objects.update(name="改了名的公司")

    agreement = Agreement.objects.get(pk=agreement.pk)
    assert agreement.details["graduate"]["name"] == "张䶮"
    assert agreement.details["employer"]["name"] == "芜湖云帆软件有限公司"
    assert agreement.details_sha256 == fingerprint(agreement.details_text)


def test_a3_a_record_that_was_changed_since_it_was_read_is_not_signed(cast):
    read_before = Graduate.objects.get(pk=cast.zhang.pk)
    Graduate.objects.filter(pk=cast.zhang.pk).update(qq="20002", confirmed_at=None)

    with pytest.raises(RecordNotConfirmed):
        cast.sign(read_before)


def test_what_is_signed_is_the_record_of_this_moment(cast):
    read_before = Graduate.objects.get(pk=cast.zhang.pk)
    Graduate.objects.filter(pk=cast.zhang.pk).update(qq="20002")

    assert cast.sign(read_before).details["graduate"]["qq"] == "20002"


def test_the_terms_are_part_of_what_is_frozen(cast):
    terms = Terms("试用期三个月。", "违约金三千元。")

    agreement = actions.sign_directly(cast.zhang, cast.position, actor=cast.actor("mo"), terms=terms)

    assert agreement.details["terms"] == {"article_two": "试用期三个月。", "article_five": "违约金三千元。"}


def test_what_was_shown_to_the_employer_is_what_is_signed(cast):
    shown = fingerprint(canonical(compose_for(cast.zhang, cast.position, Terms())))

    agreement = actions.sign_directly(cast.zhang, cast.position, actor=cast.actor("mo"), shown_sha256=shown)

    assert agreement.details_sha256 == shown


def test_what_changed_since_it_was_shown_is_not_signed(cast):
    shown = fingerprint(canonical(compose_for(cast.zhang, cast.position, Terms())))
    Graduate.objects.filter(pk=cast.zhang.pk).update(major_name="另一个专业")

    with pytest.raises(TextChanged):
        actions.sign_directly(cast.zhang, cast.position, actor=cast.actor("mo"), shown_sha256=shown)

    assert not Agreement.objects.exists()


def test_an_unconfirmed_record_cannot_be_signed_with(cast):
    Graduate.objects.update(confirmed_at=None)
    cast.zhang.refresh_from_db()

    with pytest.raises(RecordNotConfirmed):
        cast.sign()

    assert Agreement.objects.count() == 0


def test_nobody_signs_with_a_graduate_who_is_signed(cast, signed):
    with pytest.raises(AlreadyEmployed):
        cast.sign(by="ann")

    assert list(Agreement.objects.values_list("pk", flat=True)) == [signed.pk]


def test_d03_the_refusal_does_not_say_with_whom(cast, signed):
    with pytest.raises(AlreadyEmployed) as refused:
        cast.sign(by="ann")

    assert signed.employer_name not in str(refused.value)


def test_d04_the_same_signing_twice_is_one_agreement(cast, signed):
    again = cast.sign()

    assert again.pk == signed.pk
    assert Agreement.objects.count() == 1


@pytest.mark.parametrize("standing", [Standing.WAITING, Standing.REFUSED, Standing.FROZEN])
def test_d08_an_employer_that_is_not_verified_reaches_nobody(cast, standing):
    Employer.objects.update(standing=standing)
    cast.position.refresh_from_db()
    cast.position.employer.refresh_from_db()

    with pytest.raises(EmployerMayNotSign):
        cast.sign()


def test_an_employer_cannot_sign_for_the_position_of_another(cast):
    with pytest.raises(EmployerMayNotSign):
        actions.sign_directly(cast.zhang, cast.positions["ann"], actor=cast.actor("mo"))


def test_a_closed_position_cannot_be_signed_for(cast):
    employers.close(cast.position, actor=cast.actor("mo"))

    with pytest.raises(PositionClosed):
        cast.sign()


def test_the_graduate_and_the_school_are_told_in_the_same_breath(cast):
    agreement = cast.sign()

    told = Notice.objects.order_by("party").values_list("party", "mailbox_id", "title")
    assert list(told) == [
        ("graduate", cast.zhang.pk, "您与芜湖云帆软件有限公司签约成功，待学校审核"),
        ("school", cast.school.pk, "张䶮与芜湖云帆软件有限公司签约成功，待学校审核"),
    ]
    assert Outgoing.objects.get().destination == "phone-of-zhang"
    assert Entry.objects.get(act="agreement.sign").subject_id == str(agreement.pk)


def test_nothing_is_left_when_the_notice_cannot_be_written(cast, monkeypatch):
    def fails(*args):
        raise RuntimeError

    monkeypatch.setattr("sanfang.agreements.telling.tell", fails)

    with pytest.raises(RuntimeError):
        cast.sign()

    assert (Agreement.objects.count(), Entry.objects.count(), Notice.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize(
    ("confirmation", "state"),
    [
        (Confirmation.AS_IN_THE_MANUAL, "awaiting_school"),
        (Confirmation.BEFORE_APPROVAL, "awaiting_confirmation"),
        (Confirmation.BEFORE_SIGNING, "proposed"),
    ],
)
def test_the_policy_of_the_province_decides_where_an_agreement_starts(cast, confirmation, state):
    Policy.objects.create(province=cast.province, confirmation=confirmation)

    assert cast.sign().state == state


def test_a_school_can_only_be_stricter_than_its_province(cast):
    Policy.objects.create(province=cast.province, confirmation=Confirmation.BEFORE_SIGNING)
    Policy.objects.create(school=cast.school, confirmation=Confirmation.AS_IN_THE_MANUAL)

    assert cast.sign().state == "proposed"


def test_the_deadline_is_the_end_of_the_last_day_in_china(cast, time_machine):
    Policy.objects.create(
        province=cast.province, confirmation=Confirmation.BEFORE_SIGNING, acceptance_days=14
    )
    time_machine.move_to(datetime.fromisoformat("2026-03-05T23:30:00+08:00"), tick=False)

    agreement = cast.sign()

    assert agreement.confirm_by == datetime.fromisoformat("2026-03-20T00:00:00+08:00")
    assert timezone.localtime(agreement.confirm_by - timedelta(seconds=1)).day == 19
