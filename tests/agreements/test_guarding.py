"""A signing card against those who scan it without being asked."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from sanfang.agreements import actions
from sanfang.agreements.details import EmployerSide, PositionSide
from sanfang.agreements.errors import AlreadyEmployed, CardIsDead, CardRests, EmployerFrozen, NotTheGraduate
from sanfang.employers.models import Employer
from sanfang.employers.states import Standing
from sanfang.graduates.models import Graduate
from sanfang.notices.models import Notice


@pytest.fixture
def card(cast):
    return actions.issue_card(cast.zhang, actor=cast.actor("zhang"))


def guess(card, times):
    for _ in range(times):
        with pytest.raises(NotTheGraduate):
            actions.identify(card, "李四")


def warnings(cast):
    return Notice.objects.visible_to(cast.actor("zhang")).filter(kind="card_warning")


def test_Q01_the_right_name_passes_however_it_is_spaced(card):
    actions.identify(card, " 张 䶮 ")


def test_Q01_after_five_wrong_names_even_the_right_one_is_refused(card):
    guess(card, 5)

    with pytest.raises(CardRests):
        actions.identify(card, "张䶮")


def test_Q01_the_graduate_is_told_once(cast, card):
    guess(card, 4)
    assert not warnings(cast).exists()

    guess(card, 1)
    with pytest.raises(CardRests):
        actions.identify(card, "李四")

    assert warnings(cast).count() == 1


def test_Q01_the_next_day_the_card_may_be_tried_again(card):
    guess(card, 5)

    with time_machine.travel(timezone.now() + timedelta(days=1)):
        actions.identify(card, "张䶮")


def test_Q01_a_new_card_starts_afresh(cast, card):
    guess(card, 5)
    fresh = actions.issue_card(cast.zhang, actor=cast.actor("zhang"))

    actions.identify(fresh, "张䶮")


def test_Q03_a_card_scanned_too_often_warns_the_graduate_once(cast, card):
    for _ in range(3):
        actions.warn_of_scans(card.token)
    actions.warn_of_scans("no such card")

    assert [notice.link for notice in warnings(cast)] == ["/m/card/"]


def test_Q05_a_card_is_dead_to_strangers_while_the_record_is_not_confirmed(cast, card):
    Graduate.objects.filter(pk=cast.zhang.pk).update(confirmed_at=None)

    with pytest.raises(CardIsDead):
        actions.open_card(card.token)


def test_a_card_is_dead_to_strangers_once_the_graduate_signed_elsewhere(cast, card):
    cast.sign()

    with pytest.raises(CardIsDead):
        actions.open_card(card.token)


def test_no_card_is_issued_beside_a_live_agreement(cast, signed):
    with pytest.raises(AlreadyEmployed):
        actions.issue_card(cast.zhang, actor=cast.actor("zhang"))


def test_the_open_card_of_a_graduate_is_the_latest_usable_one(cast, card):
    assert actions.open_card_of(cast.li) is None

    fresh = actions.issue_card(cast.zhang, actor=cast.actor("zhang"))

    assert actions.open_card_of(cast.zhang) == fresh


def test_D02_a_frozen_employer_cannot_come_in_by_a_card(cast, card):
    ann = cast.employers["ann"]
    Employer.objects.filter(pk=ann.pk).update(standing=Standing.FROZEN)
    position = PositionSide("会计", "21", "安徽省合肥市")

    with pytest.raises(EmployerFrozen):
        actions.sign_by_card(card, name="张䶮", side=EmployerSide.of(ann), position=position)

    assert actions.open_card(card.token) == card
