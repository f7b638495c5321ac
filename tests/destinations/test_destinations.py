"""Where a graduate goes: set by approval and termination, seen by its own (manual H4)."""

import pytest
from django.db import IntegrityError, transaction

from sanfang.actors import system
from sanfang.audit.models import Entry
from sanfang.destinations import actions
from sanfang.destinations.lists import bound_for
from sanfang.destinations.models import AWAITING_EMPLOYMENT, BY_AGREEMENT, Destination
from sanfang.graduates.models import Graduate


def employ(graduate):
    actions.employed_by_agreement(
        graduate, name="芜湖云帆软件有限公司", uscc="91340200MA0000009H", actor=system()
    )


def test_whoever_has_no_destination_yet_is_free(cast):
    Destination.objects.filter(graduate=cast.zhang).delete()

    assert actions.is_free(cast.zhang)


def test_an_employed_graduate_is_not_free_until_awaiting_again(cast):
    employ(cast.zhang)
    assert not actions.is_free(cast.zhang)

    actions.awaiting_employment(cast.zhang, actor=system(), reason="同意解约")
    assert actions.is_free(cast.zhang)


def test_every_change_leaves_a_row_of_the_trail(cast):
    employ(cast.zhang)
    actions.awaiting_employment(cast.zhang, actor=system(), reason="同意解约")

    rows = (
        Entry.objects.filter(act="destination.set").order_by("sequence").values_list("old", "new", "reason")
    )
    assert list(rows) == [("70", "10", "就业协议书审核通过"), ("10", "70", "同意解约")]


def test_nobody_awaiting_employment_keeps_an_employer(cast):
    employ(cast.zhang)

    with pytest.raises(IntegrityError), transaction.atomic():
        Destination.objects.filter(graduate=cast.zhang).update(code=AWAITING_EMPLOYMENT)


def test_a_roster_brings_people_not_destinations(cast):
    employ(cast.zhang)
    Destination.objects.filter(graduate=cast.li).delete()
    everybody = Graduate.objects.filter(department=cast.computing)

    assert list(bound_for(everybody, BY_AGREEMENT)) == [cast.zhang]
    assert list(bound_for(everybody, AWAITING_EMPLOYMENT)) == [cast.li]
    assert set(bound_for(everybody, "")) == {cast.zhang, cast.li}


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("zhang", 1),
        ("teacher", 2),
        ("teacher_of_another_department", 1),
        ("administrator", 3),
        ("administrator_of_another_school", 1),
        ("officer", 4),
        ("mo", 0),
    ],
)
def test_destinations_are_seen_by_whoever_sees_the_graduate(cast, who, seen):
    assert Destination.objects.visible_to(cast.actor(who)).count() == seen
