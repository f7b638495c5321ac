"""Several phones, one graduate (promises B13)."""

import pytest

from sanfang.graduates.models import Binding
from sanfang.people.models import User
from tests.races.crowd import Visitor, at_once

PHONES = 12


@pytest.fixture
def unbound(cast):
    """Zhang, not bound yet, and what somebody types who knows all four facts."""
    Binding.objects.filter(graduate=cast.zhang).delete()
    return cast.zhang, {
        "school": cast.school.pk,
        "name": cast.zhang.name,
        "student_number": cast.zhang.student_number,
        "id_number": cast.zhang.id_number,
    }


def test_B13_of_many_phones_that_bind_at_once_exactly_one_wins(unbound):
    graduate, facts = unbound
    phones = [Visitor(User.objects.for_phone(f"hand-{number}")) for number in range(PHONES)]

    answers = at_once([lambda phone=phone: phone.post("/m/bind/", **facts) for phone in phones])

    assert sorted(answer.status_code for answer in answers) == [302] + [409] * (PHONES - 1)
    assert Binding.objects.current().filter(graduate=graduate).count() == 1


def test_B13_one_phone_that_binds_many_times_at_once_is_bound_once(unbound):
    graduate, facts = unbound
    phone = Visitor(User.objects.for_phone("hand"))

    answers = at_once([lambda: phone.post("/m/bind/", **facts)] * PHONES)

    assert {answer.status_code for answer in answers} == {302}
    assert Binding.objects.filter(graduate=graduate).count() == 1


def test_a_phone_that_binds_two_graduates_at_once_gets_one(cast, unbound):
    _, facts = unbound
    Binding.objects.filter(graduate=cast.li).delete()
    others = {
        "name": cast.li.name,
        "student_number": cast.li.student_number,
        "id_number": cast.li.id_number,
    }
    phone = Visitor(User.objects.for_phone("hand"))

    acts = [lambda: phone.post("/m/bind/", **facts), lambda: phone.post("/m/bind/", **(facts | others))]
    at_once(acts * 4)

    assert Binding.objects.current().filter(user__openid="hand").count() == 1
