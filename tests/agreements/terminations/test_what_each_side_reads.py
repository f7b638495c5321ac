"""To whom each word goes: to the school alone, or to the other side; and whose turn it is meanwhile."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sanfang.actors import Party
from sanfang.agreements import actions
from sanfang.agreements.history import history_of
from sanfang.agreements.models import TerminationMaterial
from sanfang.agreements.turns import Act
from sanfang.notices.models import Notice, Outgoing
from sanfang.turns import turn_of
from tests.agreements.terminations.conftest import OTHER, a_letter

SECRETS = ("只给学校看的原因", "不同意的原因只给学校")
WORDS = ("给对方看的话", "不同意，请再谈谈")


@pytest.fixture
def objected(ending, asked):
    ending.object(asked)
    return asked


def told_to(party: str) -> str:
    return " ".join(f"{one.title} {one.body}" for one in Notice.objects.filter(party=party).order_by("pk"))


def read_by(agreement, party: str | None) -> str:
    return " ".join(str(one) for one in history_of(agreement, Party(party) if party else None))


def test_what_one_side_wrote_to_the_school_never_reaches_the_other(objected, side):
    for reader, secret in ((OTHER[side], SECRETS[0]), (side, SECRETS[1])):
        assert secret not in told_to(reader) + read_by(objected.agreement, reader)


def test_what_was_written_for_the_other_side_does(objected, side):
    for reader, words in ((OTHER[side], WORDS[0]), (side, WORDS[1])):
        assert words in told_to(reader)
        assert words in read_by(objected.agreement, reader)


def test_the_school_reads_all_of_it(objected):
    for words in (*SECRETS, *WORDS):
        assert words in read_by(objected.agreement, None)


def test_each_side_reads_its_own_words_to_the_school_again(objected, side):
    assert SECRETS[0] in read_by(objected.agreement, side)
    assert SECRETS[1] in read_by(objected.agreement, OTHER[side])


def test_the_school_s_reason_is_for_the_graduate_and_for_an_employer_that_asked(ending, objected, side):
    ending.refuse(objected)

    assert "双方请先协商" in told_to("graduate") + read_by(objected.agreement, "graduate")
    read = told_to("employer") + read_by(objected.agreement, "employer") + _decided(objected)
    assert ("双方请先协商" in read) is (side == "employer")
    assert "学校不同意" in told_to("employer")


def _decided(request) -> str:
    return turn_of(request).for_reader(Party.EMPLOYER).text


def test_every_step_stands_in_the_history_of_all_three(ending, objected, side):
    ending.refuse(objected)

    sides = {"graduate": "毕业生", "employer": "用人单位"}
    expected = [
        (sides[side], "申请解约"),
        (sides[OTHER[side]], "不同意解约"),
        ("学校", "不同意解约"),
    ]
    for reader in (Party.GRADUATE, Party.EMPLOYER, None):
        told = [(one.party, one.words) for one in history_of(objected.agreement, reader)]
        assert told[-3:] == expected


def test_a_graduate_s_material_is_the_school_s_alone_and_an_employer_s_is_shown(cast, ending, asked):
    ending.object(asked, files=[a_letter("聊天记录.pdf")])

    def seen_by(name: str) -> set[str]:
        seen = TerminationMaterial.objects.visible_to(cast.actor(name))
        return set(seen.values_list("given_by", flat=True))

    assert seen_by("zhang") == seen_by("counsellor") == {"graduate", "employer"}
    assert seen_by("mo") == {"employer"}
    for stranger in ("li", "ann", "teacher_of_another_department", "administrator_of_another_school"):
        assert seen_by(stranger) == set()


def test_being_asked_and_being_answered_ring_at_the_graduate_s_phone(ending, side):
    request = ending.ask(side)
    ending.consent(request)

    ringing = Outgoing.objects.filter(notice__kind__contains="termination").order_by("pk")
    kind = {"employer": "apply_for_termination", "graduate": "consent_to_termination"}[side]
    assert list(ringing.values_list("notice__kind", "template")) == [(kind, "termination")]


def test_who_is_asked_reads_until_when_and_what_silence_means(ending, side):
    ending.ask(side)

    notice = Notice.objects.get(kind="apply_for_termination", party=OTHER[side])
    assert notice.title.startswith("请答复解约申请：")
    assert "24:00" in notice.body
    assert "逾期不答复不等于同意" in notice.body


def test_the_message_on_the_phone_names_the_last_minute_to_answer(ending):
    request = ending.ask("employer")

    message = Outgoing.objects.get(notice__kind="apply_for_termination")
    assert message.about == request.answer_by - timedelta(minutes=1)


def test_silence_is_told_to_all_three(asked, time_machine):
    time_machine.move_to(asked.answer_by, tick=False)
    actions.lapse_unanswered_terminations()

    told = Notice.objects.filter(kind="lapse_termination").order_by("party")
    assert [one.party for one in told] == ["employer", "graduate", "school"]
    assert all("不等于同意" in one.body for one in told)


def test_the_turn_is_the_other_side_s_until_its_deadline(asked, side):
    turn = turn_of(asked.agreement)

    assert (turn.act, turn.holder) == (Act.ANSWER_TERMINATION, OTHER[side])
    assert turn.until == asked.answer_by
    assert "不等于同意" in turn.otherwise
    assert turn.for_reader(Party(OTHER[side])).title == "请答复解约申请"
    assert turn.for_reader(Party(side)).title.startswith("等待")
    assert turn.for_reader(Party.SCHOOL).title.startswith("等待")


def test_at_its_deadline_the_turn_is_the_school_s_even_before_the_worker_comes(asked, time_machine):
    time_machine.move_to(asked.answer_by, tick=False)

    turn = turn_of(asked.agreement)

    assert (turn.act, turn.holder, turn.until) == (Act.DECIDE_TERMINATION, Party.SCHOOL, None)
    assert "没有规定期限" in turn.otherwise
    assert "不等于同意" in turn.for_reader(Party.SCHOOL).text


@pytest.mark.parametrize("answer", ["consent", "object"])
def test_the_school_is_told_how_the_other_side_answered(ending, asked, answer):
    getattr(ending, answer)(asked)

    text = turn_of(asked).for_reader(Party.SCHOOL).text

    assert text.startswith(
        {"consent": "双方都同意解约", "object": f"{asked.other_side.label}不同意解约"}[answer]
    )


def test_after_the_decision_nobody_has_a_turn(ending, asked):
    ending.consent(asked)
    ending.agree(asked)

    assert (turn_of(asked).holder, turn_of(asked.agreement).holder) == (None, None)
    assert asked.decided_at <= timezone.now()


def test_a_withdrawal_is_told_to_the_other_side_and_the_school(ending, asked, side):
    ending.withdraw(asked)

    told = Notice.objects.filter(kind="withdraw_termination").order_by("party")
    assert [one.party for one in told] == sorted([OTHER[side], "school"])
