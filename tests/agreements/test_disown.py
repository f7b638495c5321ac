"""「非本人签约」: one tap, at once, and those above hear of it (manual C3, promises P28)."""

import pytest

from sanfang.agreements import actions
from sanfang.agreements.errors import NotNow, NotYours
from sanfang.notices.models import Notice


def test_the_agreement_is_void_and_the_graduate_free_at_once(cast, signed):
    actions.disown(signed, actor=cast.actor("zhang"))

    assert signed.state == "disowned"
    assert cast.sign(by="ann").state == "awaiting_school"


def test_the_school_and_the_province_are_told(cast, signed):
    actions.disown(signed, actor=cast.actor("zhang"))

    told = set(Notice.objects.filter(kind="disown").values_list("party", flat=True))
    assert told == {"graduate", "employer", "school", "province"}


def test_disowning_always_wins_before_approval(cast, signed):
    actions.disown(signed, actor=cast.actor("zhang"))

    with pytest.raises(NotNow):
        cast.approve(signed)


def test_after_approval_it_is_too_late(cast, in_force):
    with pytest.raises(NotNow):
        actions.disown(in_force, actor=cast.actor("zhang"))


@pytest.mark.parametrize("outsider", ["li", "mo", "teacher", "administrator", "officer"])
def test_nobody_disowns_for_somebody_else(cast, signed, outsider):
    with pytest.raises(NotYours):
        actions.disown(signed, actor=cast.actor(outsider))
