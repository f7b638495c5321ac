"""The signing card of route 3 (manual D1–D5)."""

from datetime import timedelta

import pytest

from sanfang.agreements import actions
from sanfang.agreements.actions.cards import CARD_LASTS
from sanfang.agreements.details import EmployerSide, PositionSide
from sanfang.agreements.errors import (
    AlreadyEmployed,
    CardIsDead,
    NotTheGraduate,
    NotYours,
    RecordNotConfirmed,
)
from sanfang.agreements.models import Agreement, SigningCard
from sanfang.graduates.models import Graduate
from tests.cast import a_uscc

POSITION = PositionSide("会计", "21", "安徽省合肥市")


def a_side() -> EmployerSide:
    return EmployerSide(
        "合肥小店商贸有限公司",
        a_uscc(),
        "王店长",
        "13900139000",
        "shop@example.com",
        "合肥市长江路 1 号",
        "230000",
        "39",
        "31",
        "安徽省合肥市",
    )


def issue(cast) -> SigningCard:
    return actions.issue_card(cast.zhang, actor=cast.actor("zhang"))


def sign(card, name="张䶮") -> Agreement:
    return actions.sign_by_card(card, name=name, side=a_side(), position=POSITION, address="10.0.0.9")


def test_an_unregistered_employer_signs_and_the_card_dies(cast):
    card = issue(cast)

    agreement = sign(card)

    assert (agreement.state, agreement.route, agreement.employer) == ("awaiting_school", "3", None)
    with pytest.raises(CardIsDead):
        actions.open_card(card.token)
    with pytest.raises(CardIsDead):
        sign(card)


def test_a_card_lasts_three_days(cast, time_machine):
    card = issue(cast)

    time_machine.move_to(card.expires_at - timedelta(seconds=1))
    assert actions.open_card(card.token) == card
    time_machine.move_to(card.expires_at)
    with pytest.raises(CardIsDead):
        actions.open_card(card.token)
    assert timedelta(hours=72) == CARD_LASTS


def test_a_withdrawn_card_is_dead(cast):
    card = issue(cast)

    actions.withdraw_card(card, actor=cast.actor("zhang"))

    with pytest.raises(CardIsDead):
        sign(card)


def test_a_new_card_kills_the_old_one(cast):
    old, new = issue(cast), issue(cast)

    with pytest.raises(CardIsDead):
        actions.open_card(old.token)
    assert actions.open_card(new.token) == new


def test_whoever_does_not_know_the_name_cannot_sign(cast):
    with pytest.raises(NotTheGraduate):
        sign(issue(cast), name="张三")

    assert Agreement.objects.count() == 0


def test_an_unknown_code_is_as_dead_as_a_used_one(cast):
    with pytest.raises(CardIsDead):
        actions.open_card("not-a-card")


def test_nobody_issues_a_card_for_somebody_else(cast):
    with pytest.raises(NotYours):
        actions.issue_card(cast.zhang, actor=cast.actor("li"))


def test_q05_an_unconfirmed_record_gets_no_card(cast):
    Graduate.objects.update(confirmed_at=None)
    cast.zhang.refresh_from_db()

    with pytest.raises(RecordNotConfirmed):
        issue(cast)


def test_d4_a_graduate_with_employment_gets_no_card_and_hears_the_two_ways_out(cast, in_force):
    with pytest.raises(AlreadyEmployed) as refused:
        issue(cast)

    assert "解约申请" in str(refused.value)
    assert "解锁" in str(refused.value)


def test_a_refused_signing_leaves_the_card_alive(cast, monkeypatch):
    card = issue(cast)
    cast.sign()

    with pytest.raises(AlreadyEmployed):
        sign(card)

    card.refresh_from_db()
    assert card.used_at is None


def test_the_card_s_code_is_not_readable_in_the_database(cast):
    from django.db import connection

    card = issue(cast)

    with connection.cursor() as cursor:
        cursor.execute("SELECT token, token_index FROM agreements_signingcard")
        stored = " ".join(cursor.fetchone())
    assert card.token not in stored
