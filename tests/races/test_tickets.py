"""A ticket that sixteen carry at once lets in one."""

from functools import partial

import pytest

from sanfang.wechat import tickets
from sanfang.wechat.models import Ticket
from tests.races.crowd import THREADS, at_once


@pytest.mark.parametrize("round_", range(5))
def test_one_comes_in(transactional_db, round_):
    ticket = tickets.issue("openid-of-zhang", "phone")

    def come() -> str:
        try:
            return tickets.redeem(ticket, "phone")
        except tickets.TicketRefused:
            return "refused"

    answers = at_once([come] * THREADS)

    assert sorted(answers) == ["openid-of-zhang"] + ["refused"] * (THREADS - 1)
    assert Ticket.objects.count() == 0


def test_tickets_issued_at_once_are_all_different(transactional_db):
    issued = at_once([partial(tickets.issue, "openid-of-zhang", "phone")] * 64)

    assert len(set(issued)) == 64
