"""Signing and leaving the list in the same moment: one of the two, never both (promises A11)."""

from functools import partial

import pytest

from sanfang.agreements.errors import NotOnTheList
from sanfang.agreements.models import Agreement
from sanfang.audit.verifying import verify_all
from sanfang.graduates import actions as graduates
from sanfang.graduates.errors import AgreementStands
from sanfang.graduates.models import Graduate
from tests.cast import Cast, a_graduate
from tests.races.test_waiting_for_each_other import rush

GRADUATES = 20


@pytest.mark.slow
def test_whoever_signs_stays_and_whoever_leaves_does_not_sign(cast: Cast):
    many = [a_graduate(cast.computing, cast.plan, "赵同学") for _ in range(GRADUATES)]
    pairs = [
        (
            partial(cast.sign, one),
            partial(graduates.leave_list, one, actor=cast.actor("administrator"), reason="延期毕业"),
        )
        for one in many
    ]

    told = rush([act for pair in pairs for act in pair])

    left = set(Graduate.objects.filter(left_on__isnull=False).values_list("pk", flat=True))
    signed = set(Agreement.objects.live().values_list("graduate", flat=True))
    assert left | signed == {one.pk for one in many}
    assert not left & signed
    assert sorted(told) == sorted(
        ["done"] * GRADUATES + [NotOnTheList.__name__] * len(left) + [AgreementStands.__name__] * len(signed)
    )
    assert list(verify_all()) == []
