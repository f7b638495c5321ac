"""Whose turn it is, for every state of an agreement and every standing of a graduate."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sanfang.actors import Party
from sanfang.agreements import actions
from sanfang.agreements.models import Agreement
from sanfang.agreements.states import State
from sanfang.agreements.turns import Act, turn_of_graduate
from sanfang.destinations.models import Destination
from sanfang.graduates.models import Graduate
from sanfang.institutions.models import Policy
from sanfang.turns import turn_of
from sanfang.uploads.models import StoredFile

HOLDERS = {
    State.PROPOSED: Party.GRADUATE,
    State.AWAITING_CONFIRMATION: Party.GRADUATE,
    State.AWAITING_SCHOOL: Party.SCHOOL,
    State.AWAITING_DEPARTMENT: Party.SCHOOL,
    State.AWAITING_FINAL: Party.SCHOOL,
    State.IN_FORCE: None,
    State.REJECTED: None,
    State.DISOWNED: None,
    State.DECLINED: None,
    State.WITHDRAWN: None,
    State.EXPIRED: None,
    State.TERMINATED: None,
}


@pytest.mark.parametrize("state", State)
def test_every_state_has_its_holder_and_words_for_each_party(signed, state):
    signed.state, signed.confirm_by = state, timezone.now()

    turn = turn_of(signed)

    assert turn.holder == HOLDERS[state]
    for party in (Party.GRADUATE, Party.EMPLOYER, Party.SCHOOL, Party.PROVINCE):
        words = turn.for_reader(party)
        assert words.title
        assert words.text


def test_whoever_holds_the_turn_reads_what_to_do_and_the_others_for_whom_to_wait(signed):
    turn = turn_of(signed)

    assert turn.for_reader(Party.SCHOOL).title == "请审核这份协议"
    assert turn.for_reader(Party.GRADUATE).title == "等待学校审核"


def test_only_the_graduates_turn_has_a_deadline(signed):
    signed.state, signed.confirm_by = State.PROPOSED, timezone.now()
    assert turn_of(signed).until == signed.confirm_by

    signed.state = State.AWAITING_SCHOOL
    assert turn_of(signed).until is None


def test_an_open_termination_request_is_the_schools_turn(cast, in_force):
    file = StoredFile.objects.create(
        media_type="application/pdf", suffix=".pdf", size=1, sha256="0", original_name="a.pdf"
    )
    actions.apply_for_termination(
        in_force, actor=cast.actor("zhang"), reason_code="01", reason="考研", files=[file]
    )

    turn = turn_of(in_force)

    assert turn.holder == Party.SCHOOL
    assert turn.for_reader(Party.SCHOOL).title == "请处理解约申请"
    assert "没有规定期限" in turn.otherwise
    assert turn_of(in_force.termination_requests.get()).otherwise == turn.otherwise


def test_whatever_waits_says_until_when_and_what_happens_otherwise(signed):
    for state in State:
        signed.state, signed.confirm_by = state, timezone.now()
        turn = turn_of(signed)
        assert bool(turn.otherwise) == (turn.holder is not None)
        assert ("没有规定期限" in turn.otherwise) == (turn.holder is not None and turn.until is None)


def test_a_thing_that_no_room_speaks_for_is_a_mistake(cast):
    with pytest.raises(TypeError):
        turn_of(cast.school)


def test_a_graduate_first_confirms_the_record(cast):
    Graduate.objects.filter(pk=cast.zhang.pk).update(confirmed_at=None)
    cast.zhang.refresh_from_db()

    turn = turn_of_graduate(cast.zhang)

    assert (turn.act, turn.holder) == (Act.CONFIRM_RECORD, Party.GRADUATE)
    assert turn.for_reader(Party.GRADUATE).title == "请核对并确认生源信息"


def test_then_the_graduate_may_sign(cast):
    assert turn_of_graduate(cast.zhang).act == Act.SIGN


def test_an_employed_graduate_is_told_the_two_ways_out(cast):
    Destination.objects.filter(graduate=cast.zhang).update(code="10", source="hand", employer_name="某单位")

    text = turn_of_graduate(cast.zhang).for_reader(Party.GRADUATE).text

    assert "解约申请" in text
    assert "解锁" in text


def test_a_live_agreement_speaks_for_the_graduate(cast, signed):
    turn = turn_of_graduate(cast.zhang)

    assert (turn.act, turn.holder, turn.thing) == (Act.REVIEW, Party.SCHOOL, signed)


def test_of_two_proposals_the_one_that_runs_out_first_comes_first(cast):
    Policy.objects.create(school=cast.school, confirmation="before_signing")
    later, sooner = cast.sign(by="mo"), cast.sign(by="ann")
    deadline = timezone.now() + timedelta(hours=1)
    Agreement.objects.filter(pk=sooner.pk).update(confirm_by=deadline)

    assert turn_of_graduate(cast.zhang).until == deadline
    assert later.confirm_by > deadline
