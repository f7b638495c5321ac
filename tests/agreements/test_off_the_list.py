"""Nobody signs with a graduate who left the list between invitation and acceptance (promises A11)."""

import pytest

from sanfang.agreements import actions
from sanfang.agreements.errors import CardIsDead, NoSuchGraduate, NotOnTheList
from sanfang.agreements.models import Agreement
from sanfang.agreements.states import State
from sanfang.agreements.turns import Act, turn_of_graduate
from sanfang.graduates import actions as graduates
from sanfang.graduates.models import Graduate
from sanfang.institutions.models import Policy
from tests.agreements.test_card import issue, sign


@pytest.fixture
def leave(cast):
    def leave() -> Graduate:
        graduates.leave_list(cast.zhang, actor=cast.actor("administrator"), reason="延期毕业")
        return Graduate.objects.get(pk=cast.zhang.pk)

    return leave


@pytest.fixture
def proposed(cast) -> Agreement:
    Policy.objects.create(school=cast.school, confirmation="before_signing")
    return cast.sign()


def find(cast):
    facts = {"name": cast.zhang.name, "student_number": cast.zhang.student_number}
    return actions.find_graduate(cast.employers["mo"], school=cast.school, **facts, actor=cast.actor("mo"))


def test_a_registered_employer_finds_nobody_who_left(cast, leave):
    assert find(cast) == cast.zhang
    leave()

    with pytest.raises(NoSuchGraduate):
        find(cast)


def test_a_registered_employer_that_found_the_graduate_before_does_not_sign(cast, leave):
    found = find(cast)
    leave()

    with pytest.raises(NotOnTheList):
        cast.sign(found)

    assert Agreement.objects.count() == 0


def test_the_refusal_does_not_tell_a_stranger_why():
    assert "名单" not in NotOnTheList.message
    assert "毕业生本人" in NotOnTheList.message


def test_a_proposal_is_not_accepted_by_who_left_and_may_be_declined(cast, proposed, leave):
    leave()

    with pytest.raises(NotOnTheList):
        actions.accept(proposed, actor=cast.actor("zhang"), shown_sha256=proposed.details_sha256)
    proposed.refresh_from_db()
    assert proposed.state == State.PROPOSED
    actions.decline(proposed, actor=cast.actor("zhang"))

    assert proposed.state == State.DECLINED


def test_who_returned_may_accept_the_proposal_after_all(cast, proposed, leave):
    graduates.return_to_list(leave(), actor=cast.actor("administrator"), reason="弄错了学生")

    actions.accept(proposed, actor=cast.actor("zhang"), shown_sha256=proposed.details_sha256)

    assert proposed.state == State.AWAITING_SCHOOL


def test_a_card_shown_before_is_dead_while_off_the_list(cast, leave):
    card = issue(cast)
    leave()

    with pytest.raises(CardIsDead):
        actions.open_card(card.token)
    with pytest.raises(NotOnTheList):
        sign(card)
    card.refresh_from_db()
    assert card.used_at is None


def test_who_left_shows_no_new_card(cast, leave):
    leave()

    with pytest.raises(NotOnTheList):
        issue(cast)


def test_who_left_has_nothing_to_do_and_reads_so_before_anything_else(cast, proposed, leave):
    turn = turn_of_graduate(leave())

    assert (turn.act, turn.holder, turn.thing) == (Act.NOTHING, None, None)
    assert turn.for_reader("graduate").title == "您已不在本届毕业生名单中"
