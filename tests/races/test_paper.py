"""Paper asked for twice in one moment is asked for once; an agreement that ends takes its requests along, whoever ticks
them off meanwhile (manual F6)."""

from contextlib import suppress
from functools import partial

from sanfang.agreements import actions as agreements
from sanfang.documents import paper_actions as actions
from sanfang.documents.models import PaperRequest
from sanfang.documents.paper_states import UNFINISHED
from sanfang.refusal import Refusal
from tests.documents.papers import COLLECTED, asked
from tests.portals.school.papers import ask_for_termination
from tests.races.crowd import Visitor, at_once

ROUNDS = 3


def test_twelve_taps_make_one_request(cast):
    agreement = cast.approve(cast.sign())
    zhang = Visitor(cast.users["zhang"])
    address = f"/m/agreements/{agreement.pk}/paper-requests/"

    answers = [one.status_code for one in at_once([lambda: zhang.post(address, **COLLECTED)] * 12)]

    assert sorted(answers) == [302] + [409] * 11
    assert PaperRequest.objects.count() == 1


def test_nothing_open_is_left_of_an_agreement_that_ends_while_it_is_ticked_off(cast):
    for graduate in [cast.zhang, cast.li, cast.wang][:ROUNDS]:
        agreement = cast.sign(graduate)
        agreements.approve(agreement, actor=cast.actor("administrator"))
        request = asked(cast, agreement, "mo")
        ending = ask_for_termination(cast, agreement)

        at_once(
            [
                partial(agreements.agree_termination, ending, actor=cast.actor("administrator")),
                partial(_tick, actions.note_printed, request.pk, cast),
                partial(_tick, actions.hand_over, request.pk, cast),
            ]
        )

        agreement.refresh_from_db()
        assert agreement.state == "terminated"
        assert not agreement.paper_requests.filter(state__in=UNFINISHED).exists()


def _tick(act, key, cast) -> None:
    with suppress(Refusal):
        act(PaperRequest.objects.get(pk=key), actor=cast.actor("administrator"))
