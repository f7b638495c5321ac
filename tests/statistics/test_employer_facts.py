"""Facts about one employer, with small numbers held back (decision 0011)."""

from dataclasses import asdict
from datetime import timedelta
from itertools import count

import pytest
from django.utils import timezone

from sanfang.agreements.models import Agreement, TerminationRequest
from sanfang.recruiting.models import Application, Offer
from sanfang.recruiting.states import ApplicationState, OfferState
from sanfang.statistics.employer_facts import FEWEST, HELD_BACK, EmployerFacts, days_in_words, facts_about
from tests.cast import a_graduate
from tests.recruiting.route import TERMS

DAY = timedelta(days=1)
serials = count(1)


@pytest.fixture
def history(cast):
    """What mo's employer did, written down as quickly as a test may."""
    return History(cast)


class History:
    def __init__(self, cast) -> None:
        self.cast = cast
        self.employer = cast.employers["mo"]

    def facts(self) -> EmployerFacts:
        return facts_about(self.employer)

    def applications(self, *waits, state=ApplicationState.UNSUITABLE, by="mo") -> list[Application]:
        """One by a graduate of its own for each wait; a wait of None is no answer."""
        return [self._application(wait, state, by) for wait in waits]

    def _application(self, wait, state, by) -> Application:
        position = self.cast.positions[by]
        graduate = a_graduate(self.cast.computing, self.cast.plan, f"学生{next(serials)}")
        application = Application.objects.create(
            graduate=graduate, position=position, employer=position.employer, state=state
        )
        began = timezone.now() - 30 * DAY
        answered = None if wait is None else began + wait
        Application.objects.filter(pk=application.pk).update(applied_at=began, answered_at=answered)
        return application

    def offers(self, *states, by="mo") -> None:
        for state, application in zip(states, self.applications(*[DAY] * len(states), by=by), strict=True):
            Offer.objects.create(
                application=application,
                graduate=application.graduate,
                employer=application.employer,
                state=state,
                answer_by=timezone.now() + DAY,
                **asdict(TERMS),
            )

    def agreements(self, number) -> list[Agreement]:
        graduates = [
            a_graduate(self.cast.computing, self.cast.plan, f"学生{next(serials)}") for _ in range(number)
        ]
        return [self.cast.approve(self.cast.sign(graduate)) for graduate in graduates]


def end(agreement, reason_code, state=TerminationRequest.State.AGREED) -> None:
    answer = "材料不全" if state == TerminationRequest.State.REFUSED else ""
    TerminationRequest.objects.create(
        asked_by="graduate",
        agreement=agreement,
        reason_code=reason_code,
        reason="见材料",
        state=state,
        answer=answer,
    )
    if state == TerminationRequest.State.AGREED:
        Agreement.objects.filter(pk=agreement.pk).update(state="terminated")


def test_of_an_employer_that_did_nothing_nothing_is_shown(history):
    assert history.facts() == EmployerFacts(None, None, None, None, None)
    assert [words for _, words in history.facts().in_words()] == [HELD_BACK] * 4
    assert HELD_BACK == "不足 5 份，暂不显示"


def test_offers_are_counted_by_what_became_of_them(history):
    accepted, withdrawn = OfferState.ACCEPTED, OfferState.WITHDRAWN
    history.offers(accepted, accepted, withdrawn, OfferState.DECLINED, OfferState.EXPIRED, OfferState.OPEN)

    assert history.facts().offers == {"made": 6, "accepted": 2, "withdrawn": 1}
    assert ("签约通知", "发出 6 份，毕业生接受 2 份，单位撤回 1 份") in history.facts().in_words()


def test_of_fewer_than_five_offers_nothing_is_told(history):
    history.offers(*[OfferState.ACCEPTED] * (FEWEST - 1))

    assert history.facts().offers is None


def test_only_breaches_that_the_school_agreed_to_count(history):
    agreements = history.agreements(5)
    end(agreements[0], "07")
    end(agreements[1], "01")
    end(agreements[2], "07", TerminationRequest.State.REFUSED)
    end(agreements[2], "07", TerminationRequest.State.WITHDRAWN)

    assert history.facts().agreements == {"effective": 5, "ended": 1}
    assert ("单位违约解约", "1 份（生效过的协议 5 份）") in history.facts().in_words()


def test_a_request_that_was_refused_first_counts_once(history):
    agreements = history.agreements(5)
    end(agreements[0], "07", TerminationRequest.State.REFUSED)
    end(agreements[0], "07")

    assert history.facts().agreements == {"effective": 5, "ended": 1}


def test_what_never_took_effect_is_no_base(history, cast):
    agreements = history.agreements(4)
    end(agreements[0], "07")
    cast.sign()

    assert history.facts().agreements is None


@pytest.mark.parametrize(
    ("days", "median"),
    [
        ((9, 1, 2, 8, 3), 3),
        ((9, 1, 2, 8, 3, 4), 3.5),
        ((1, 1, 1, 100, 100), 1),
        ((2, 2, 2, 2, 2, 2), 2),
    ],
)
def test_the_median_of_odd_and_even_counts(history, days, median):
    history.applications(*[one * DAY for one in days])

    assert history.facts().wait == median * DAY
    assert history.facts().answered == len(days)


@pytest.mark.parametrize(
    ("wait", "words"),
    [
        (3 * DAY, " 3 天"),
        (2.5 * DAY, " 2.5 天"),
        (timedelta(hours=30), " 1.3 天"),
        (timedelta(hours=23), " 1 天"),
        (timedelta(hours=5), "不到 1 天"),
        (10 * DAY, " 10 天"),
    ],
)
def test_a_wait_in_words(wait, words):
    assert days_in_words(wait) == words


def test_a_median_of_four_is_held_back(history):
    history.applications(*[DAY] * 4)

    assert (history.facts().wait, history.facts().answered) == (None, None)


def test_what_is_unanswered_is_counted_for_itself(history):
    history.applications(*[None] * 5, state=ApplicationState.SUBMITTED)
    history.applications(None, None, state=ApplicationState.WITHDRAWN)
    history.applications(*[2 * DAY] * 5)

    words = dict(history.facts().in_words())

    assert words["首次答复用时"] == "中位数 2 天（已答复 5 份投递）"
    assert words["未答复的投递"] == "5 份"


@pytest.mark.parametrize("answered", [0, 4, 5])
@pytest.mark.parametrize("unanswered", [1, 4, 5])
def test_what_is_held_back_cannot_be_worked_out(history, answered, unanswered):
    """Whether one group is shown depends on that group alone: the same words whatever the other one holds."""
    history.applications(*[DAY] * answered)
    alone = history.facts()

    history.applications(*[None] * unanswered, state=ApplicationState.READ)

    facts = history.facts()
    assert (facts.answered, facts.wait) == (alone.answered, alone.wait)
    assert facts.unanswered == (unanswered if unanswered >= FEWEST else None)


def test_another_employers_history_is_not_this_ones(history):
    history.offers(*[OfferState.ACCEPTED] * 5, by="ann")

    assert history.facts() == EmployerFacts(None, None, None, None, None)


@pytest.mark.parametrize("number", [0, 1, 6])
def test_the_facts_cost_the_same_however_much_there_is(history, number, django_assert_num_queries):
    history.offers(*[OfferState.ACCEPTED] * number)
    history.agreements(number)

    with django_assert_num_queries(4):
        history.facts()
