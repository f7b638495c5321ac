"""Applying for a position, with one tap (manual B1)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from sanfang import calendar
from sanfang.agreements import actions as agreements
from sanfang.audit.models import Entry
from sanfang.employers.models import Employer, Position
from sanfang.employers.states import PositionState, Standing
from sanfang.notices.models import Notice
from sanfang.recruiting.actions import applying
from sanfang.recruiting.errors import NotYours, PositionGone, ResumeMissing
from sanfang.recruiting.models import Application
from sanfang.recruiting.states import ApplicationState
from tests.cast import a_position


@pytest.fixture
def zhang(cast):
    return cast.actor("zhang")


def test_the_employer_learns_of_it_at_once(cast, route):
    application = route.applied()

    assert (application.state, application.employer) == (ApplicationState.SUBMITTED, cast.employers["mo"])
    notice = Notice.objects.visible_to(cast.actor("mo")).get()
    assert notice.title == "张䶮投递了「软件工程师」"
    assert notice.link == f"/employer/applications/{application.pk}/"
    assert not Notice.objects.visible_to(cast.actor("ann")).exists()


def test_a_second_tap_finds_the_first_ones_application(cast, route):
    first = route.applied()

    assert {route.applied().pk for _ in range(5)} == {first.pk}
    assert Entry.objects.filter(act="application.send").count() == 1
    assert Notice.objects.visible_to(cast.actor("mo")).count() == 1


def test_the_database_keeps_a_second_one_out(route):
    application = route.applied()

    with pytest.raises(IntegrityError), transaction.atomic():
        Application.objects.create(
            graduate=application.graduate, position=application.position, employer=application.employer
        )


def test_several_positions_of_one_employer_are_several_applications(cast, route):
    other = a_position(cast.employers["mo"], title="测试工程师")

    assert route.applied() != route.applied(position=other)


def test_without_a_resume_there_is_nothing_to_send(cast, zhang):
    with pytest.raises(ResumeMissing, match="先填写简历"):
        applying.apply(cast.position, actor=zhang)
    assert not Application.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"state": PositionState.DRAFT},
        {"state": PositionState.CLOSED},
        {"apply_by": calendar.today() - timedelta(days=1)},
    ],
    ids=["draft", "closed", "past"],
)
def test_what_is_not_on_offer_takes_no_application(cast, route, zhang, changes):
    route.resume()
    Position.objects.filter(pk=cast.position.pk).update(**changes)

    with pytest.raises(PositionGone, match="已停止招聘"):
        applying.apply(cast.position, actor=zhang)
    assert not Application.objects.exists()


def test_the_last_day_counts(cast, route):
    Position.objects.filter(pk=cast.position.pk).update(apply_by=calendar.today())

    assert route.applied().is_open


@pytest.mark.parametrize("standing", [one for one in Standing if one != Standing.VERIFIED])
def test_D08_an_employer_that_is_not_verified_gets_none(cast, route, zhang, standing):
    route.resume()
    Employer.objects.filter(pk=cast.employers["mo"].pk).update(standing=standing)

    with pytest.raises(PositionGone):
        applying.apply(cast.position, actor=zhang)


@pytest.mark.parametrize("somebody", ["mo", "ann", "teacher", "administrator", "counsellor", "officer"])
def test_nobody_applies_for_a_graduate(cast, route, somebody):
    route.resume()

    with pytest.raises(NotYours):
        applying.apply(cast.position, actor=cast.actor(somebody))


def test_the_trail_says_who_and_for_what_and_nothing_of_the_person(cast, route):
    application = route.applied()

    entry = Entry.objects.get(act="application.send")
    assert entry.facts == {
        "graduate": cast.zhang.pk,
        "employer": cast.employers["mo"].pk,
        "position": application.position_id,
    }


def test_others_do_not_see_it(cast, route):
    application = route.applied()

    for who in ("li", "zhou", "ann", "teacher", "officer"):
        assert application not in Application.objects.visible_to(cast.actor(who))


def test_a_signed_one_stands_as_long_as_its_agreement(cast, route, zhang):
    agreement = route.signed()
    signed = Application.objects.get()
    assert route.applied() == signed

    agreements.disown(agreement, actor=zhang)

    assert route.applied() != signed
