"""Bots at the door: what they send, and that they learn nothing (promises P12, T2).

The whole size of P12 (100,000 guesses, 1,000 addresses) is for the night; five hundred play here.
"""

import random

import pytest
from django.test import Client

from sanfang.graduates.models import Binding, Graduate
from sanfang.institutions.models import Policy
from sanfang.people.models import User
from tests.cast import a_graduate, an_id_number
from tests.portals.graduate.test_bind import a_phone, bind, facts, prove, told

ROSTER, GUESSES, GUESSES_OF_A_PHONE = 300, 500, 20


@pytest.fixture
def roster(cast) -> list[Graduate]:
    return [a_graduate(cast.computing, cast.plan, f"陈{'静敏洁丽强'[n % 5]}") for n in range(ROSTER)]


def a_guess(chance: random.Random, graduate: Graduate) -> dict[str, object]:
    """Three facts right and one wrong, two wrong, or somebody who is not there at all."""
    wrong: dict[str, object] = {
        "name": chance.choice(["陈某", "李静", "张䶮"]),
        "id_number": an_id_number(),
        "student_number": f"999{chance.randrange(10**6):06}",
    }
    chosen = chance.sample(list(wrong), chance.choice([1, 1, 2, 3]))
    return facts(graduate, **{name: wrong[name] for name in chosen})


@pytest.mark.slow
def test_P12_five_hundred_guesses_bind_nobody_and_are_answered_alike(roster):
    chance = random.Random(20260305)
    answers = set()

    for number in range(GUESSES):
        if number % GUESSES_OF_A_PHONE == 0:
            phone = number // GUESSES_OF_A_PHONE
            client = Client(REMOTE_ADDR=f"198.51.{phone % 250}.{phone}")
            client.force_login(User.objects.for_phone(f"bot-{phone}"))
        typed = a_guess(chance, chance.choice(roster))
        answers.add(told(client.post("/m/bind/", typed), typed))

    assert len(answers) == 1
    assert not Binding.objects.filter(graduate__in=roster).exists()


def test_P12_the_control_a_right_guess_binds(roster):
    assert bind(a_phone(), roster[0]).status_code == 302


@pytest.mark.parametrize("number", ["", "13900139000"])
def test_T2_the_wrong_phone_is_answered_as_a_wrong_fact_to_the_byte(cast, roster, number):
    Policy.objects.create(school=cast.school, binding_proof="facts_and_phone")
    if number:
        prove("a-thief", number)
        prove("a-guesser", number)
    graduate = roster[0]
    wrong = facts(graduate, name="陈某")

    thief = told(bind(a_phone("a-thief"), graduate), facts(graduate))
    guesser = told(a_phone("a-guesser").post("/m/bind/", wrong), wrong)

    assert thief == guesser
    assert not Binding.objects.filter(graduate=graduate).exists()
