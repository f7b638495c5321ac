"""Opening an invitation or an offer: noted once, for the employer to see, and its notices are read with it."""

import pytest
import time_machine

from sanfang import calendar
from sanfang.audit.models import Entry
from sanfang.notices.models import Notice
from sanfang.recruiting.actions import offering, reading
from sanfang.recruiting.errors import NotYours
from sanfang.recruiting.models import Interview, Offer
from tests.recruiting.route import TERMS


@pytest.fixture(params=["interview", "offer"])
def letter(request, route) -> Interview | Offer:
    return route.invited() if request.param == "interview" else route.offered()


def unread(cast, who="zhang"):
    return Notice.objects.visible_to(cast.actor(who)).unread()


def test_the_first_reading_is_noted_in_the_row_and_the_trail(cast, letter):
    reading.mark_read(letter, actor=cast.actor("zhang"))

    assert letter.read_at is not None
    assert Entry.objects.filter(act=f"{letter.kind}.read").count() == 1


def test_later_readings_change_nothing(cast, letter):
    reading.mark_read(letter, actor=cast.actor("zhang"))
    first = letter.read_at

    with time_machine.travel(calendar.end_of(calendar.today()), tick=False):
        reading.mark_read(letter, actor=cast.actor("zhang"))

    letter.refresh_from_db()
    assert letter.read_at == first
    assert Entry.objects.filter(act=f"{letter.kind}.read").count() == 1


def test_the_notices_that_told_of_it_are_read_with_it_and_no_others(cast, route):
    offer = route.offered()

    reading.mark_read(offer, actor=cast.actor("zhang"))

    links = set(unread(cast).values_list("link", flat=True))
    assert links == {f"/m/interviews/{Interview.objects.get().pk}/"}


def test_what_was_changed_is_to_be_read_anew(cast, route):
    offer = route.offered()
    reading.mark_read(offer, actor=cast.actor("zhang"))
    offering.change(offer, TERMS, last_day=calendar.today() + 7 * calendar.A_DAY, actor=cast.actor("mo"))

    assert offer.read_at is None
    reading.mark_read(offer, actor=cast.actor("zhang"))
    assert offer.read_at is not None


@pytest.mark.parametrize("somebody", ["li", "zhou", "mo", "ann", "teacher", "officer"])
def test_nobody_reads_for_the_graduate(cast, letter, somebody):
    with pytest.raises(NotYours):
        reading.mark_read(letter, actor=cast.actor(somebody))

    letter.refresh_from_db()
    assert letter.read_at is None
    assert unread(cast).filter(kind=letter.kind).count() == 1
