"""A province's spring: 10,000 applications and 2,000 offers, and no page that asks more of the database for it."""

import pytest
from django.db import connection

from sanfang.recruiting.models import Application, Interview, Offer
from tests.recruiting.many import APPLICATIONS, OFFERS, a_spring

# The page, who reads it, and how many queries that costs at any size.
PAGES = (
    ("/employer/applications/", "mo", 13),
    ("/employer/applications/?state=read", "mo", 13),
    ("/employer/interviews/", "mo", 9),
    ("/employer/offers/", "mo", 8),
    ("/employer/offers/?state=expired", "mo", 8),
    ("/m/applications/", "zhang", 8),
    ("/m/notices/", "zhang", 9),
)


@pytest.fixture
def spring(cast, route):
    route.offered(by="ann")
    a_spring(cast)
    # A database that has run for a while knows how full its tables are; one that was filled just now guesses.
    connection.cursor().execute("ANALYZE")


@pytest.mark.slow
def test_no_page_asks_more_of_a_full_table(spring, cast, as_, django_assert_num_queries):
    assert Application.objects.count() == APPLICATIONS + 1
    assert Offer.objects.count() == OFFERS + 1

    for page, reader, queries in PAGES:
        client = as_(reader)
        with django_assert_num_queries(queries):
            answer = client.get(page)
        assert answer.status_code == 200, page


@pytest.mark.slow
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL may rightly read a small table whole")
@pytest.mark.parametrize(
    ("rows", "index"),
    [
        (lambda mo: Application.objects.visible_to(mo).filter(state="read"), "applications_by_state"),
        (Application.objects.visible_to, "applications_of_an_employer"),
        (lambda mo: Interview.objects.visible_to(mo).filter(state="invited"), "interviews_by_state"),
        (lambda mo: Offer.objects.visible_to(mo).filter(state="open"), "offers_of_an_employer_by_state"),
        (Offer.objects.visible_to, "offers_of_an_employer"),
    ],
    ids=["applications in a state", "applications", "interviews", "offers in a state", "offers"],
)
def test_what_a_list_asks_for_is_found_by_an_index(spring, cast, rows, index):
    assert index in rows(cast.actor("mo"))[:25].explain()
