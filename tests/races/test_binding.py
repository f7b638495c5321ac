"""Several phones, one graduate (promises B13, T11)."""

from datetime import timedelta
from functools import partial

import pytest

from sanfang.agreements import actions as agreements
from sanfang.audit.models import Entry
from sanfang.audit.verifying import verify_all
from sanfang.graduates import actions as graduates
from sanfang.graduates.models import Binding
from sanfang.institutions.models import Policy
from sanfang.institutions.policies import Confirmation
from sanfang.limits.models import Counter
from sanfang.notices.models import Notice
from sanfang.people.models import User
from tests.races.crowd import Visitor, at_once
from tests.races.test_waiting_for_each_other import rush

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


def test_T11_a_release_and_an_acceptance_at_once_leave_no_signature_of_the_old_phone_behind_it(cast):
    """Whichever comes first: signed before the release, or refused after it."""
    Policy.objects.create(school=cast.school, confirmation=Confirmation.BEFORE_SIGNING)
    proposal = cast.sign()
    act = partial(
        agreements.accept, proposal, actor=cast.actor("zhang"), shown_sha256=proposal.details_sha256
    )
    release = partial(graduates.release, cast.zhang, actor=cast.actor("administrator"), reason="手机丢失")

    told = rush([release, act, act, act])

    acts = list(
        Entry.objects.filter(act__in=["agreement.accept", "binding.release"])
        .order_by("sequence")
        .values_list("act", flat=True)
    )
    assert acts in (["binding.release"], ["agreement.accept", "binding.release"])
    assert told.count("done") == len(acts)


def test_T11_of_many_phones_that_bind_a_released_record_one_wins_and_waits(cast):
    graduates.release(cast.zhang, actor=cast.actor("administrator"), reason="手机丢失")
    facts = {
        "school": cast.zhang.school_id,
        "name": cast.zhang.name,
        "student_number": cast.zhang.student_number,
        "id_number": cast.zhang.id_number,
    }
    phones = [Visitor(User.objects.for_phone(f"hand-{number}")) for number in range(PHONES)]

    at_once([lambda phone=phone: phone.post("/m/bind/", **facts) for phone in phones])

    (binding,) = Binding.objects.current().filter(graduate=cast.zhang)
    assert binding.holds_until - binding.bound_at > timedelta(hours=23)
    assert Notice.objects.filter(kind="binding_changed", party="graduate").count() == 1
    assert list(verify_all()) == []


def test_P12_wrong_tries_made_at_once_are_all_counted(cast):
    wrong = {"school": cast.school.pk, "name": "李四", "student_number": cast.zhang.student_number}
    phones = [Visitor(User.objects.for_phone(f"hand-{number}")) for number in range(PHONES)]

    at_once([lambda p=p: p.post("/m/bind/", **wrong, id_number=cast.li.id_number) for p in phones])

    assert Counter.objects.get(purpose="bind.record").hits >= 5
    assert not Binding.objects.filter(user__openid__startswith="hand-").exists()
