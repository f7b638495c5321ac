"""A graduate who taps 「出示名片」 again and again has one card that works (manual D5)."""

from functools import partial

from sanfang.agreements.models import SigningCard
from sanfang.audit.models import Entry
from tests.races.crowd import Visitor, at_once

TAPS = 24


def test_many_taps_at_once_leave_one_open_card(cast):
    zhang = Visitor(cast.users["zhang"])

    answers = at_once([partial(zhang.post, "/m/card/issue/")] * TAPS)

    assert {answer.status_code for answer in answers} == {302}
    assert SigningCard.objects.count() == TAPS
    assert SigningCard.objects.filter(withdrawn_at__isnull=True).count() == 1
    assert Entry.objects.filter(act="card.issue").count() == TAPS
