"""A province's spring: thousands of applications, interviews and offers, written straight into the tables."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import count

from django.utils import timezone

from sanfang.destinations.models import Destination
from sanfang.employers.models import Position
from sanfang.graduates.models import Graduate
from sanfang.recruiting.models import Application, Interview, Offer, Resume
from sanfang.recruiting.states import ApplicationState, InterviewState, OfferState
from sanfang.recruiting.terms import OfferTerms
from tests.cast import Cast, a_graduate, a_position
from tests.recruiting.route import TERMS

APPLICATIONS, OFFERS, POSITIONS = 10_000, 2_000, 20
COLUMNS_OF_THE_TERMS = {name: getattr(TERMS, name) for name in OfferTerms.names()}


def a_spring(cast: Cast, applications: int = APPLICATIONS, offers: int = OFFERS) -> None:
    """All of them to mo's company, from as many graduates as it takes; every state has its share."""
    positions = [
        cast.position,
        *(a_position(cast.employers["mo"], title=f"岗位 {n}") for n in range(POSITIONS - 1)),
    ]
    graduates = many_graduates(cast, applications // POSITIONS)
    Application.objects.bulk_create(_applications(graduates, positions), batch_size=2000)
    _spread_over_days()
    mine = Application.objects.filter(employer=cast.employers["mo"], state=ApplicationState.INTERVIEWED)
    interviewed = list(mine[:offers])
    Interview.objects.bulk_create(_interviews(), batch_size=2000)
    Offer.objects.bulk_create(_offers(interviewed), batch_size=2000)


def many_graduates(cast: Cast, number: int) -> list[Graduate]:
    """Like one of them, but for what must differ."""
    pattern = a_graduate(cast.computing, cast.plan, "众生")
    copies = [_copy_of(pattern, n) for n in range(number)]
    made = Graduate.objects.bulk_create(copies, batch_size=500)
    Destination.objects.bulk_create([Destination(graduate=one) for one in made], batch_size=500)
    Resume.objects.bulk_create([Resume(graduate=one) for one in made], batch_size=500)
    return made


def _copy_of(pattern: Graduate, number: int) -> Graduate:
    values = {field.attname: getattr(pattern, field.attname) for field in Graduate._meta.concrete_fields}
    changed = {
        "id": None,
        "student_number": f"M{number:07}",
        "id_number_index": f"many-{number}",
        "name": f"众生{number}",
        "name_key": f"众生{number}",
    }
    return Graduate(**(values | changed))


def _applications(graduates: list[Graduate], positions: list[Position]) -> Iterator[Application]:
    states = list(ApplicationState)
    turns = count()
    for graduate in graduates:
        for position in positions:
            # Every third was interviewed: those may have an offer.
            turn = next(turns)
            state = ApplicationState.INTERVIEWED if turn % 3 == 0 else states[turn % len(states)]
            yield Application(graduate=graduate, position=position, employer=position.employer, state=state)


def _spread_over_days() -> None:
    """Applied for one after the other, a minute apart; the column writes its own time when a row is made."""
    now = timezone.now()
    rows = list(Application.objects.only("pk").order_by("pk"))
    for place, row in enumerate(rows):
        row.applied_at = now - timedelta(minutes=place)
    Application.objects.bulk_update(rows, ["applied_at"], batch_size=500)


def _interviews() -> Iterator[Interview]:
    soon = timezone.now() + timedelta(days=3)
    invited = Application.objects.filter(state=ApplicationState.TO_BE_INTERVIEWED)
    for application in invited.iterator():
        yield Interview(
            application=application,
            graduate_id=application.graduate_id,
            employer_id=application.employer_id,
            state=InterviewState.INVITED,
            starts_at=soon,
            place="芜湖市长江路 8 号",
            contact_person="莫新",
            phone="0553-2871000",
        )


def _offers(applications: list[Application]) -> Iterator[Offer]:
    """One open offer to each graduate at most, as the table insists; the others have ended."""
    ended = [state for state in OfferState if state not in {OfferState.OPEN, OfferState.ACCEPTED}]
    has_one: set[int] = set()
    later = timezone.now() + timedelta(days=10)
    for place, application in enumerate(applications):
        is_first = application.graduate_id not in has_one
        has_one.add(application.graduate_id)
        yield Offer(
            application=application,
            graduate_id=application.graduate_id,
            employer_id=application.employer_id,
            state=OfferState.OPEN if is_first else ended[place % len(ended)],
            answer_by=later,
            **COLUMNS_OF_THE_TERMS,
        )
