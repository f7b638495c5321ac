"""What a phone has to show, and for how long a change of phones holds signing back (promises T2, T11)."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from sanfang.audit.models import Entry
from sanfang.institutions import actions
from sanfang.institutions.errors import BoundMoreEasily
from sanfang.institutions.models import Policy
from sanfang.institutions.policies import BindingProof, BindingRules

FACTS, PHONE = BindingProof.FACTS, BindingProof.FACTS_AND_PHONE


def say(cast, owner, by, proof="", hours=None):
    actions.set_policy(
        owner,
        confirmation="",
        acceptance_days=None,
        binding=BindingRules(proof, hours),
        actor=cast.actor(by),
    )


def province_says(cast, proof="", hours=None):
    say(cast, cast.province, "officer", proof, hours)


def school_says(cast, proof="", hours=None):
    say(cast, cast.school, "administrator", proof, hours)


def rules_of(school) -> tuple[str, int]:
    rules = Policy.objects.rules_of(school)
    return rules.binding_proof, rules.rebind_hold_hours


def test_without_any_policy_four_facts_bind_and_a_change_of_phones_waits_a_day(cast):
    assert rules_of(cast.school) == (FACTS, 24)


def test_the_province_says_it_for_every_school(cast):
    province_says(cast, PHONE, 72)

    assert rules_of(cast.school) == rules_of(cast.other_school) == (PHONE, 72)


def test_a_province_may_hold_nothing_back(cast):
    province_says(cast, FACTS, 0)

    assert rules_of(cast.school) == (FACTS, 0)


def test_a_school_asks_for_more_for_itself_only(cast):
    school_says(cast, PHONE, 168)

    assert rules_of(cast.school) == (PHONE, 168)
    assert rules_of(cast.other_school) == (FACTS, 24)


@pytest.mark.parametrize(("proof", "hours"), [(FACTS, 48), (PHONE, 47), (PHONE, 0), ("", 47), (FACTS, None)])
def test_a_school_cannot_ask_for_less(cast, proof, hours):
    province_says(cast, PHONE, 48)

    with pytest.raises(BoundMoreEasily, match="不能短于 48 小时"):
        school_says(cast, proof, hours)

    assert rules_of(cast.school) == (PHONE, 48)


def test_what_the_province_tightens_later_holds_for_a_school_that_asked_for_less(cast):
    school_says(cast, FACTS, 30)

    province_says(cast, PHONE, 48)

    assert rules_of(cast.school) == (PHONE, 48)


@pytest.mark.parametrize(("proof", "hours"), [("face", 24), (PHONE, 169)])
def test_what_nobody_offers_is_never_kept(cast, proof, hours):
    with pytest.raises((ValidationError, ValueError)):
        province_says(cast, proof, hours)


@pytest.mark.parametrize("said", [{"binding_proof": "face"}, {"rebind_hold_hours": 169}])
def test_the_database_insists(cast, said):
    with pytest.raises(IntegrityError), transaction.atomic():
        Policy.objects.create(province=cast.province, **said)


def test_a_change_is_remembered_with_what_it_was(cast):
    province_says(cast, PHONE, 0)
    province_says(cast)

    assert list(Entry.objects.filter(act="policy.set").order_by("pk").values_list("old", "new")) == [
        ("- -", "- - binding_proof:facts_and_phone rebind_hold_hours:0"),
        ("- - binding_proof:facts_and_phone rebind_hold_hours:0", "- -"),
    ]
