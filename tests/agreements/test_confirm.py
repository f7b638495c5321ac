"""The strict policies: the graduate's own word, given in time, on the text shown (manual C3)."""

from datetime import timedelta

import pytest

from sanfang.agreements import actions
from sanfang.agreements.errors import (
    AlreadyEmployed,
    DeadlinePassed,
    NotNow,
    RecordNotConfirmed,
    TextChanged,
)
from sanfang.agreements.models import Agreement
from sanfang.graduates.models import Graduate
from sanfang.institutions.models import Policy
from sanfang.institutions.policies import Confirmation


@pytest.fixture
def proposed(cast) -> Agreement:
    Policy.objects.create(province=cast.province, confirmation=Confirmation.BEFORE_SIGNING)
    return cast.sign()


@pytest.fixture
def unconfirmed(cast) -> Agreement:
    Policy.objects.create(province=cast.province, confirmation=Confirmation.BEFORE_APPROVAL)
    return cast.sign()


def say_yes(cast, agreement, verb=actions.accept):
    verb(agreement, actor=cast.actor("zhang"), shown_sha256=agreement.details_sha256)


def test_accepting_makes_it_wait_for_the_school(cast, proposed):
    say_yes(cast, proposed)

    assert proposed.state == "awaiting_school"
    assert proposed.confirmed_at is not None


def test_the_school_cannot_approve_before_the_graduate_confirmed(cast, unconfirmed):
    with pytest.raises(NotNow):
        cast.approve(unconfirmed)

    say_yes(cast, unconfirmed, actions.confirm)
    assert cast.approve(unconfirmed).state == "in_force"


def test_p15_another_text_than_the_one_shown_is_refused(cast, proposed):
    with pytest.raises(TextChanged):
        actions.accept(proposed, actor=cast.actor("zhang"), shown_sha256="0" * 64)

    assert Agreement.objects.get().state == "proposed"


def test_declining_a_proposal_leaves_the_record_locked_under_the_other_agreement(cast, proposed):
    rival = cast.sign(by="ann")
    say_yes(cast, rival)

    actions.decline(proposed, actor=cast.actor("zhang"))

    cast.zhang.refresh_from_db()
    assert cast.zhang.is_locked


def test_another_proposal_leaves_the_record_locked_under_the_agreement(cast, proposed):
    say_yes(cast, proposed)

    cast.sign(by="ann")

    cast.zhang.refresh_from_db()
    assert cast.zhang.is_locked


def test_a3_a_record_that_was_changed_since_the_proposal_is_confirmed_before_accepting(cast, proposed):
    Graduate.objects.update(confirmed_at=None)

    with pytest.raises(RecordNotConfirmed):
        say_yes(cast, proposed)

    assert Agreement.objects.get().state == "proposed"


def test_a_proposal_does_not_occupy_the_graduate(cast, proposed):
    rival = cast.sign(by="ann")

    say_yes(cast, rival)

    assert rival.state == "awaiting_school"
    with pytest.raises(AlreadyEmployed):
        say_yes(cast, proposed)


def test_p18_the_deadline_is_exact(cast, proposed, time_machine):
    time_machine.move_to(proposed.confirm_by, tick=False)
    with pytest.raises(DeadlinePassed):
        say_yes(cast, proposed)

    time_machine.move_to(proposed.confirm_by - timedelta(milliseconds=1), tick=False)
    say_yes(cast, proposed)
    assert proposed.state == "awaiting_school"


def test_d09_silence_lets_it_lapse_and_frees_the_graduate(cast, unconfirmed, time_machine):
    time_machine.move_to(unconfirmed.confirm_by, tick=False)

    assert actions.expire_overdue() == 1

    unconfirmed.refresh_from_db()
    cast.zhang.refresh_from_db()
    assert unconfirmed.state == "expired"
    assert cast.sign(by="ann").state == "awaiting_confirmation"


def test_nothing_lapses_before_its_time(cast, unconfirmed, time_machine):
    time_machine.move_to(unconfirmed.confirm_by - timedelta(seconds=1), tick=False)

    assert actions.expire_overdue() == 0


def test_declining_leaves_the_graduate_free(cast, proposed):
    actions.decline(proposed, actor=cast.actor("zhang"))

    assert proposed.state == "declined"


def test_the_employer_can_take_a_proposal_back(cast, proposed):
    actions.withdraw(proposed, actor=cast.actor("mo"))

    assert proposed.state == "withdrawn"
    with pytest.raises(NotNow):
        say_yes(cast, proposed)
