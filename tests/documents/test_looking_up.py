"""What a token leads to, whatever became of its copy, of its text and of its agreement (promises P13, T8)."""

import base64

import pytest

from sanfang import calendar
from sanfang.agreements import actions as agreements
from sanfang.agreements.models import Agreement
from sanfang.agreements.states import State
from sanfang.documents import paper
from sanfang.documents.setting_up import code_of, details_of
from sanfang.documents.statement_keys import public_keys
from sanfang.documents.statements import read
from sanfang.documents.verdicts import day
from sanfang.documents.verification import look_up
from tests.agreements.corrections.conftest import Correcting
from tests.documents.originals import copy_of, reprinted, token_of

TODAY_S_DATE = "{0.year}年{0.month}月{0.day}日"


@pytest.fixture(autouse=True)
def quick_press(monkeypatch):
    """Typst takes its time, and nothing here looks at the file."""
    monkeypatch.setattr(paper, "render", lambda *given, **more: b"%PDF-quick")


def word(token):
    return look_up(token).verdict.heading


class TestReplaced:
    def test_a_spoilt_copy_names_the_printing_to_go_by_and_the_day(self, cast, in_force):
        old = token_of(in_force)
        reprinted(cast, in_force, 2, cause="spoilt")

        found = look_up(old)

        today = TODAY_S_DATE.format(calendar.today())
        assert found.verdict.heading == "已补打"
        assert found.verdict.sentence == (
            f"这份纸质件已于 {today}由第 2 次打印的协议书替代，请以第 2 次打印的为准。"
        )

    def test_a_lost_copy_is_not_to_be_believed(self, cast, in_force):
        old = token_of(in_force)
        reprinted(cast, in_force, 2, cause="lost")

        found = look_up(old)

        assert found.verdict.heading == "已挂失"
        assert "请勿采信" in found.verdict.sentence

    def test_it_says_which_copy_it_is_and_nothing_of_its_content(self, cast, in_force):
        old = token_of(in_force)
        reprinted(cast, in_force, 2)

        found = look_up(old)

        assert found.copy == "第 2 份（毕业生），第 1 次打印"
        assert (found.number, found.employer, found.graduate, found.fingerprint) == (
            in_force.number,
            "",
            "",
            "",
        )

    def test_the_other_copies_stand_and_the_new_ones_too(self, cast, in_force):
        old = {place: token_of(in_force, place) for place in (1, 3)}
        new = reprinted(cast, in_force, 2)

        assert [word(token) for token in old.values()] == ["有效", "有效"]
        assert [word(copy.token) for copy in new.copies.all()] == ["有效"] * 3

    def test_a_copy_that_was_replaced_stays_with_the_printing_that_replaced_it(self, cast, in_force):
        old = token_of(in_force)
        reprinted(cast, in_force, 2)
        reprinted(cast, in_force, 2)

        assert "第 2 次打印" in look_up(old).verdict.sentence

    @pytest.mark.parametrize("cause", ["lost", "spoilt"])
    @pytest.mark.parametrize(
        ("state", "heading"), [(State.TERMINATED, "已解约"), (State.DISOWNED, "非本人签约")]
    )
    def test_of_an_ended_agreement_the_end_is_said_and_no_printing_to_go_by(
        self, cast, in_force, cause, state, heading
    ):
        old = token_of(in_force)
        reprinted(cast, in_force, 2, cause=cause)
        Agreement.objects.filter(pk=in_force.pk).update(state=state, reason="原因")

        found = look_up(old)

        assert found.verdict.heading == heading
        assert found.verdict.sentence.startswith("这份纸质件已经作废。")
        assert "次打印" not in found.verdict.sentence

    def test_after_a_correction_the_correction_is_said(self, cast, in_force):
        old = token_of(in_force)
        reprinted(cast, in_force, 2)
        Correcting(cast, in_force).done()

        assert word(old) == "已更正"


class TestNeverJumping:
    def test_each_of_four_papers_of_one_agreement_has_its_own_answer(self, cast, in_force):
        first = token_of(in_force)
        reprinted(cast, in_force, 2)
        second = token_of(in_force)
        Correcting(cast, in_force).done()
        third = token_of(in_force)
        reprinted(cast, in_force, 2, cause="spoilt")
        fourth = token_of(in_force)

        answers = [(word(token), look_up(token).revision) for token in (first, second, third, fourth)]

        assert answers == [("已更正", 1), ("已更正", 1), ("已补打", 2), ("有效", 2)]
        assert look_up(fourth).copy == "第 2 份（毕业生），第 2 次打印"

    def test_when_the_graduate_signs_anew_the_old_paper_stays_with_the_old_agreement(self, cast, in_force):
        old, number = token_of(in_force), in_force.number
        agreements.unlock(cast.zhang, actor=cast.administrator, reason="单位已注销")
        again = cast.approve(cast.sign())

        assert (word(old), look_up(old).number) == ("已解约", number)
        assert (word(token_of(again)), look_up(token_of(again)).number) == ("有效", again.number)


def test_P13_every_changed_bit_of_a_token_is_refused(in_force):
    raw = base64.b32decode(token_of(in_force))
    changed = [
        raw[:place] + bytes([raw[place] ^ 1 << bit]) + raw[place + 1 :]
        for place in range(len(raw))
        for bit in range(8)
    ]

    answers = {word(base64.b32encode(token).decode()) for token in changed}

    assert len(changed) == 160
    assert answers == {"未找到"}


def test_P13_every_changed_bit_of_its_letters_is_refused(in_force):
    token = token_of(in_force)
    changed = [
        token[:place] + chr(ord(token[place]) ^ 1 << bit) + token[place + 1 :]
        for place in range(len(token))
        for bit in range(8)
    ]

    assert {word(other) for other in changed} == {"未找到"}


def test_what_the_code_says_is_what_the_platform_expects_of_it(in_force):
    copy = copy_of(in_force, 3)

    statement = read(code_of(copy, copy.original, details_of(copy.original)).partition("#")[2], public_keys())

    assert look_up(copy.token).stated == {
        "number": statement.number,
        "digest": statement.digest,
        "copy": statement.copy,
        "printing": statement.printing,
        "issuedOn": statement.issued_on.isoformat(),
    }


def test_of_an_unknown_paper_nothing_is_expected(db):
    assert look_up("A" * 32).stated is None


def test_a_day_is_written_as_people_say_it(in_force):
    assert day(in_force.decided_at) == TODAY_S_DATE.format(calendar.today())
