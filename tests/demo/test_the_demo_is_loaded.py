"""The whole demo, loaded as `make demo` loads it: through the verbs, each on its own day."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import transaction

from demo.loading import accounts
from demo.loading.loader import load
from demo.make_files import FONTS
from sanfang import calendar
from sanfang.agreements.models import Agreement, AgreementCorrection
from sanfang.audit.verifying import verify_all
from sanfang.checks.models import RegistryComparison, Sample
from sanfang.destinations.models import Destination, Source
from sanfang.documents.models import PaperRequest
from sanfang.graduates.models import Binding
from sanfang.institutions.models import Policy
from sanfang.recruiting.cautions import cautions_about
from sanfang.recruiting.models import Application, Complaint, Interview, Offer, Resume
from sanfang.recruiting.standing import Obstacle, obstacle_to
from sanfang.recruiting.states import InterviewState
from tests.demo.conftest import TODAY

Json = dict[str, Any]
AFTERNOON = datetime(TODAY.year, TODAY.month, TODAY.day, 15, tzinfo=calendar.CHINA)

# Each test stands in a savepoint of its own inside of the one transaction that loaded everything.
pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("loaded") / "sources"


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: Any, sources: Path) -> Iterator[Json]:
    """Loaded once for all tests here, and rolled back after the last of them."""
    with (
        django_db_blocker.unblock(),
        time_machine.travel(AFTERNOON, tick=False),
        transaction.atomic(),
    ):
        yield load(sources, fonts=FONTS, follow=lambda what, total: lambda: None)
        transaction.set_rollback(True)


@pytest.fixture
def sought(told: Json, sources: Path) -> Json:
    return json.loads((sources / "recruiting.json").read_text())


def test_the_visitor_finds_what_was_looked_into_yesterday(told: Json) -> None:
    sample, comparison = Sample.objects.get(), RegistryComparison.objects.get()

    mine = sample.items.filter(school__code="10363")
    assert Counter(mine.values_list("state", flat=True)) == {"answered": 2, "waiting": mine.count() - 2}
    assert comparison.differing_count > 0
    assert comparison.only_held_count > 0
    assert sorted(AgreementCorrection.objects.values_list("state", flat=True)) == [
        "awaiting_graduate",
        "awaiting_school",
    ]


def test_everything_of_route_1_ends_as_its_file_tells(sought: Json) -> None:
    applications = sought["applications"]
    declared = [
        (one["student_number"], one["employer"], one["state"], one["interview"], one["offer"])
        for one in applications
    ]

    played = [
        (
            one.graduate.student_number,
            one.employer.uscc,
            one.state,
            getattr(one.interviews.order_by("pk").last(), "state", ""),
            getattr(one.offers.order_by("pk").last(), "state", ""),
        )
        for one in Application.objects.for_lists().order_by("pk")
    ]

    assert sorted(played) == sorted(declared)
    assert Resume.objects.count() == len(sought["resumes"])
    assert Resume.objects.filter(attachment__isnull=False).count() == sum(
        "attachment" in one for one in sought["resumes"]
    )


def test_the_busiest_employer_sees_whose_turn_it_is_with_each_offer(told: Json) -> None:
    offers = Offer.objects.for_lists().filter(employer__recruiters__user__username="employer").order_by("pk")
    waiting = [offer for offer in offers if offer.state == "open"]

    obstacles = Counter(obstacle_to(offer) for offer in waiting)

    assert len(offers) == 25
    assert obstacles == {None: 9, Obstacle.TAKEN: 3}
    assert {offer.last_day for offer in waiting} >= {TODAY, TODAY + calendar.A_DAY}
    assert all(offer.answer_by > AFTERNOON for offer in waiting)
    assert Counter(offer.clock for offer in offers) == {1: 23, 2: 2}
    assert {offer.read_at is None for offer in waiting} == {True, False}


def test_agreements_of_route_1_stand_among_the_others_of_the_school(told: Json) -> None:
    by_route = Counter(Agreement.objects.order_by("pk").values_list("route", "state"))

    assert by_route["1", "awaiting_school"] == 7
    assert by_route["1", "in_force"] == 14
    assert {route for route, _ in by_route} == {"1", "2", "3"}
    assert not Offer.objects.filter(state="accepted", agreement__isnull=True).exists()


def test_some_open_offers_deserve_a_caution(told: Json) -> None:
    found: Counter[str] = Counter()
    for offer in Offer.objects.for_lists().filter(state="open").order_by("pk"):
        ceiling = Policy.objects.rules_of(offer.graduate.school).penalty_ceiling
        cautions = cautions_about(offer.terms, signed_on=TODAY, penalty_ceiling=ceiling)
        found.update(caution.field for caution in cautions)

    assert found == {"probation_months": 2, "penalty": 1, "monthly_pay": 1, "other_terms": 1}


def test_interviews_are_in_every_state_and_what_was_not_answered_has_lapsed(told: Json) -> None:
    states = set(Interview.objects.order_by("pk").values_list("state", flat=True))

    assert states == set(InterviewState.values)
    assert not Interview.objects.unanswered(AFTERNOON).exists()


def test_the_province_has_complaints_to_answer_and_answered_ones(told: Json) -> None:
    assert Counter(Complaint.objects.order_by("pk").values_list("state", flat=True)) == {
        "open": 3,
        "closed": 2,
    }


def test_nine_people_are_free_for_a_visitor_s_phones(told: Json) -> None:
    people = accounts.accounts(told)["graduates"]

    assert [one["phone"] for one in people] == [f"phone-{number}" for number in range(1, 10)]
    assert all(one["id_number"] and one["note"] for one in people)
    assert not Binding.objects.exists()


def test_the_trail_of_it_all_is_whole(told: Json) -> None:
    assert list(verify_all()) == []


def test_what_counsellors_entered_stands_with_its_paper(told: Json) -> None:
    declared = [(one["student_number"], one["code"], int("paper" in one)) for one in told["whereabouts"]]
    entered = Destination.objects.filter(source=Source.BY_HAND)
    found = entered.values_list("graduate__student_number", "code", "evidence_count")

    assert len(declared) >= 5
    assert sorted(found) == sorted(declared)


def test_every_school_has_paper_to_print(told: Json) -> None:
    states = Counter(PaperRequest.objects.order_by("pk").values_list("agreement__school__code", "state"))

    schools = {school for school, _ in states}
    assert len(schools) >= 2
    for school in schools:
        assert (states[school, "handed_over"], states[school, "printed"]) == (1, 1)
        assert states[school, "waiting"] >= 1
