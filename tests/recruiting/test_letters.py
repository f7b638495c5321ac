"""「面试和签约通知」 as one list: what is on it, in which order, and for whom."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sanfang.agreements.models import Agreement, Route
from sanfang.recruiting.letters import letters_in, letters_of
from sanfang.recruiting.models import Interview, Offer


@pytest.fixture
def three(route):
    """An interview, the offer that followed, and a signing by route 2, in this order of time."""
    offer = route.offered()
    interview = Interview.objects.get()
    agreement = route.cast.sign(by="ann")
    for days, letters, moment in (
        (3, Interview.objects, "invited_at"),
        (2, Offer.objects, "sent_at"),
        (1, Agreement.objects, "signed_at"),
    ):
        letters.update(**{moment: timezone.now() - timedelta(days=days)})
    return interview, offer, agreement


def test_the_newest_letter_comes_first_whatever_it_is(cast, three):
    interview, offer, agreement = three

    assert letters_in(letters_of(cast.actor("zhang"))) == [agreement, offer, interview]


def test_what_the_graduate_accepted_is_one_letter_the_offer(cast, route):
    route.signed()

    kinds = [kind for kind, _, _ in letters_of(cast.actor("zhang"))]

    assert kinds == ["offer", "interview"]


def test_what_was_signed_by_a_card_is_a_letter(cast, signed):
    Agreement.objects.update(route=Route.CARD)

    assert letters_in(letters_of(cast.actor("zhang"))) == [signed]


@pytest.mark.parametrize("somebody", ["li", "wang", "zhou"])
def test_everybody_has_the_own_letters_only(cast, three, somebody):
    assert list(letters_of(cast.actor(somebody))) == []


def test_the_database_cuts_the_page(cast, three, django_assert_num_queries):
    with django_assert_num_queries(1):
        rows = list(letters_of(cast.actor("zhang"))[1:2])

    assert letters_in(rows) == [three[1]]


def test_each_kind_costs_one_query(cast, three, django_assert_num_queries):
    rows = list(letters_of(cast.actor("zhang")))

    with django_assert_num_queries(3):
        letters_in(rows)
