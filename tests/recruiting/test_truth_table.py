"""Every state × every step × everybody, for applications, interviews and offers (promises P17).

The tables are generated from the workflow; who is entitled is written out by hand, because that is what is tested.
"""

from datetime import timedelta

import pytest
from django.forms.models import model_to_dict
from django.utils import timezone

from sanfang.actors import Party, system
from sanfang.recruiting import workflow
from sanfang.recruiting.actions.moving import move
from sanfang.recruiting.errors import NotNow, NotYours
from sanfang.recruiting.models import Application, Interview, Offer
from sanfang.recruiting.states import ApplicationState, InterviewState, OfferState
from sanfang.steps import open_to

GRADUATE, EMPLOYER, PLATFORM = {"zhang"}, {"mo"}, {"the platform"}
ENTITLED = {
    ("application", "read"): EMPLOYER,
    ("application", "refuse"): EMPLOYER,
    ("application", "reconsider"): EMPLOYER,
    ("application", "withdraw"): GRADUATE,
    ("application", "await_interview"): PLATFORM,
    ("application", "fall_through"): PLATFORM,
    ("application", "fall_back"): PLATFORM,
    ("application", "pass"): PLATFORM,
    ("application", "fail"): PLATFORM,
    ("application", "sign"): PLATFORM,
    ("interview", "accept"): GRADUATE,
    ("interview", "decline"): GRADUATE,
    ("interview", "cancel"): EMPLOYER,
    ("interview", "lapse"): PLATFORM,
    ("interview", "pass"): EMPLOYER,
    ("interview", "fail"): EMPLOYER,
    ("offer", "accept"): GRADUATE,
    ("offer", "decline"): GRADUATE,
    ("offer", "change"): EMPLOYER,
    ("offer", "withdraw"): EMPLOYER,
    ("offer", "expire"): PLATFORM,
    ("offer", "revive"): EMPLOYER,
}
OPEN = {"submitted", "read", "to_be_interviewed", "interviewed"}
FROM = {
    ("application", "read"): {"submitted"},
    ("application", "refuse"): OPEN,
    ("application", "reconsider"): {"unsuitable"},
    ("application", "withdraw"): OPEN,
    ("application", "await_interview"): {"submitted", "read", "interviewed"},
    ("application", "fall_through"): {"to_be_interviewed"},
    ("application", "fall_back"): {"to_be_interviewed"},
    ("application", "pass"): {"to_be_interviewed"},
    ("application", "fail"): {"to_be_interviewed"},
    ("application", "sign"): {"interviewed"},
    ("interview", "accept"): {"invited"},
    ("interview", "decline"): {"invited", "accepted"},
    ("interview", "cancel"): {"invited", "accepted"},
    ("interview", "lapse"): {"invited"},
    ("interview", "pass"): {"accepted"},
    ("interview", "fail"): {"accepted"},
    ("offer", "accept"): {"open"},
    ("offer", "decline"): {"open"},
    ("offer", "change"): {"open"},
    ("offer", "withdraw"): {"open"},
    ("offer", "expire"): {"open"},
    ("offer", "revive"): {"expired"},
}
EVERYBODY = (
    "zhang", "li", "wang", "zhou", "mo", "ann", "teacher", "counsellor", "administrator",
    "teacher_of_another_department", "administrator_of_another_school", "officer", "the platform",
)  # fmt: skip
TABLES = (
    ("application", ApplicationState, workflow.APPLICATION_STEPS),
    ("interview", InterviewState, workflow.INTERVIEW_STEPS),
    ("offer", OfferState, workflow.OFFER_STEPS),
)
TRIPLES = [(kind, state, step) for kind, states, steps in TABLES for state in states for step in steps]
Thing = Application | Interview | Offer


@pytest.fixture
def things(route) -> dict[str, Thing]:
    """One of each, as they stand when an offer is out."""
    offer = route.offered()
    application = offer.application
    return {"application": application, "interview": application.interviews.get(), "offer": offer}


def put_into(thing: Thing, state: str) -> None:
    """Set the scene behind the workflow's back, as only a test may; with time enough to answer."""
    later = {"interview": {"starts_at": timezone.now() + timedelta(days=1)}}.get(thing.kind, {})
    type(thing).objects.filter(pk=thing.pk).update(state=state, **later)
    thing.refresh_from_db()


def set_the_application(thing: Thing) -> None:
    """Into the state that the consequence of an interview or an offer starts from."""
    state = {"interview": "to_be_interviewed", "offer": "interviewed"}.get(thing.kind)
    if state:
        put_into(thing.application, state)


def actor_of(cast, who: str):
    return system() if who == "the platform" else cast.actor(who)


def test_the_hand_written_table_speaks_of_every_step():
    named = {(kind, step.name) for kind, _, steps in TABLES for step in steps}
    assert named == set(ENTITLED) == set(FROM)


@pytest.mark.parametrize(
    ("kind", "state", "step"), TRIPLES, ids=[f"{k}-{state}-{step.name}" for k, state, step in TRIPLES]
)
def test_only_what_the_table_lists_happens(cast, things, kind, state, step):
    thing = things[kind]
    put_into(thing, state)
    before = model_to_dict(type(thing).objects.get(pk=thing.pk))

    for who in EVERYBODY:
        is_entitled = who in ENTITLED[kind, step.name]
        if is_entitled and state in FROM[kind, step.name]:
            continue
        with pytest.raises(NotNow if is_entitled else NotYours):
            move(thing, step, actor=actor_of(cast, who))
        assert model_to_dict(type(thing).objects.get(pk=thing.pk)) == before


STEPS = [(kind, step) for kind, _, steps in TABLES for step in steps]


@pytest.mark.parametrize(("kind", "step"), STEPS, ids=[f"{kind}-{step.name}" for kind, step in STEPS])
def test_everybody_entitled_can_take_the_step(cast, things, kind, step):
    thing = things[kind]
    for who in sorted(ENTITLED[kind, step.name]):
        for state in sorted(FROM[kind, step.name]):
            put_into(thing, state)
            set_the_application(thing)

            move(thing, step, actor=actor_of(cast, who))

            assert type(thing).objects.get(pk=thing.pk).state == step.target
            follows = workflow.CONSEQUENCES.get(step)
            if follows is not None:
                assert Application.objects.get().state == follows.target


def test_the_steps_offered_to_a_party_are_those_it_may_take():
    for kind, states, steps in TABLES:
        for state in states:
            for party in Party:
                offered = {step.name for step in open_to(steps, party, None, state)}
                assert offered == {
                    step.name for step in steps if step.by == party and state in FROM[kind, step.name]
                }
