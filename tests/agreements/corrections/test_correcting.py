"""A typo in an agreement in force: one proposes, both sides agree, the school carries it out (decision 0027)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sanfang import calendar
from sanfang.agreements import actions
from sanfang.agreements.errors import (
    ConflictOfInterest,
    ConsentLetterMissing,
    CorrectionAlreadyOpen,
    CorrectionFirst,
    CorrectionMovedOn,
    CorrectionTooLate,
    NotCorrectable,
    NothingToCorrect,
    NotNow,
    NotYours,
    SchoolKnowsBetter,
    SigningHeld,
    TerminationFirst,
    TextChanged,
)
from sanfang.agreements.history import history_of
from sanfang.agreements.models import Agreement
from sanfang.audit.models import Entry
from sanfang.notices.models import Notice
from sanfang.people.models import StaffMember
from sanfang.reasons import ReasonMissing
from tests.agreements.corrections.conftest import ASKED, SPEAKERS, TYPO
from tests.agreements.terminations.conftest import a_letter

PATHS = {
    "graduate": ["awaiting_employer", "awaiting_school"],
    "employer": ["awaiting_graduate", "awaiting_school"],
    "school": ["awaiting_graduate", "awaiting_employer", "awaiting_school"],
}


def state(correction) -> str:
    correction.refresh_from_db()
    return correction.state


def acts_of(correction) -> list[tuple[str, str, str, str]]:
    mine = Entry.objects.filter(subject_type="agreements.agreementcorrection", subject_id=str(correction.pk))
    return list(mine.order_by("sequence").values_list("act", "party", "old", "new"))


def ask_for_an_end(cast, agreement, who="mo"):
    return actions.apply_for_termination(
        agreement,
        actor=cast.actor(who),
        reason_code="07",
        reason="业务调整",
        words="岗位取消",
        files=[a_letter()],
    )


def test_who_did_not_propose_is_asked_one_after_the_other_then_the_school(correcting, proposer):
    correction = correcting.propose(proposer)
    passed = [state(correction)]
    for side in ASKED[proposer]:
        correcting.agree(correction, side)
        passed.append(state(correction))

    assert passed == PATHS[proposer]


def test_nothing_is_corrected_before_the_school_has_decided(correcting):
    before = correcting.agreement.details_sha256

    correcting.agreed("school")

    stands = Agreement.objects.get()
    assert (stands.state, stands.revision, stands.details_sha256) == ("in_force", 1, before)


def test_one_no_ends_it_with_its_reason(correcting, proposer):
    correction = correcting.propose(proposer)

    correcting.decline(correction, ASKED[proposer][0])

    assert (state(correction), correction.answer) == ("declined", "本来就是这样")
    assert Agreement.objects.get().revision == 1


@pytest.mark.parametrize("reason", ["", " ", "否"])
def test_a_no_without_a_reason_is_refused(correcting, reason):
    correction = correcting.propose()

    with pytest.raises(ReasonMissing):
        correcting.decline(correction, reason=reason)

    assert state(correction) == "awaiting_employer"


def test_the_school_may_refuse_what_both_want(correcting, proposer):
    correction = correcting.agreed(proposer)

    correcting.refuse(correction)

    assert (state(correction), correction.answer) == ("refused", "与函件不符")
    assert Agreement.objects.get().revision == 1


@pytest.mark.parametrize("agrees", [0, 1])
def test_whoever_proposed_takes_it_back_while_nobody_decided(correcting, proposer, agrees):
    correction = correcting.propose(proposer)
    for side in ASKED[proposer][:agrees]:
        correcting.agree(correction, side)

    correcting.withdraw(correction, SPEAKERS[proposer])

    assert state(correction) == "withdrawn"
    assert correcting.propose(proposer).is_open


def test_once_it_is_over_nothing_moves(correcting):
    correction = correcting.done()

    acts = (
        correcting.agree,
        correcting.decline,
        correcting.withdraw,
        correcting.carry_out,
        correcting.refuse,
    )
    for late in acts:
        with pytest.raises(CorrectionMovedOn):
            late(correction)
    assert Agreement.objects.get().revision == 2


@pytest.mark.parametrize(
    "stranger",
    [
        "li",
        "ann",
        "counsellor",
        "teacher_of_another_department",
        "administrator_of_another_school",
        "officer",
    ],
)
def test_nobody_else_proposes(correcting, stranger):
    with pytest.raises(NotYours):
        correcting.propose(stranger)


def test_only_an_agreement_in_force_is_corrected(cast, signed):
    with pytest.raises(NotNow):
        actions.propose_correction(
            signed, actor=cast.mo, shown_sha256=signed.details_sha256, values=TYPO, reason="写错了"
        )


def test_what_nothing_differs_in_is_refused(correcting):
    with pytest.raises(NothingToCorrect):
        correcting.propose(values={"position_title": " 软件工程师 "})


@pytest.mark.parametrize(
    "name",
    [
        "employer_name",
        "employer_uscc",
        "graduate_student_number",
        "graduate_sex",
        "school_name",
        "title",
        "x",
    ],
)
def test_who_the_parties_are_cannot_be_corrected(correcting, proposer, name):
    with pytest.raises(NotCorrectable):
        correcting.propose(proposer, {name: "别的"})


@pytest.mark.parametrize("name", ["graduate_name", "graduate_major", "graduate_length_of_schooling"])
@pytest.mark.parametrize("by", ["graduate", "employer"])
def test_what_the_registry_says_is_for_the_school_to_propose(correcting, by, name):
    with pytest.raises(SchoolKnowsBetter):
        correcting.propose(by, {name: "3"})


def test_a_text_that_was_corrected_meanwhile_is_not_written_over(correcting):
    seen = correcting.agreement.details_sha256
    correcting.done()

    with pytest.raises(TextChanged):
        correcting.propose(shown_sha256=seen, values={"position_place": "上海市"})


def test_one_correction_at_a_time_whoever_proposes(correcting, proposer):
    correcting.propose("graduate")

    with pytest.raises(CorrectionAlreadyOpen):
        correcting.propose(proposer)


@pytest.mark.parametrize("who", ["mo", "zhang"])
def test_no_end_is_asked_for_while_a_correction_is_on_its_way(cast, correcting, who):
    correcting.propose()

    with pytest.raises(CorrectionFirst):
        ask_for_an_end(cast, correcting.agreement, who)


def test_no_correction_is_proposed_while_an_end_is_asked_for(cast, correcting, proposer):
    ask_for_an_end(cast, correcting.agreement)

    with pytest.raises(TerminationFirst):
        correcting.propose(proposer)


def test_unlocking_ends_the_agreement_and_the_correction_with_it(cast, correcting):
    correction = correcting.agreed()

    actions.unlock(cast.zhang, actor=cast.administrator, reason="单位已注销")

    assert state(correction) == "void"
    with pytest.raises(CorrectionMovedOn):
        correcting.carry_out(correction)
    assert Agreement.objects.get().revision == 1


def test_a_phone_that_was_changed_just_now_neither_proposes_nor_agrees(cast, correcting):
    correction = correcting.propose("employer")
    cast.zhang.bindings.update(released_at=calendar.at(calendar.today()))

    with pytest.raises(SigningHeld):
        correcting.agree(correction, "zhang")
    correcting.withdraw(correction, "mo")
    with pytest.raises(SigningHeld):
        correcting.propose("graduate")


def test_a_reviewer_who_is_the_employers_contact_does_not_decide(cast, correcting):
    correction = correcting.agreed()
    StaffMember.objects.filter(user=cast.users["teacher"]).update(phone="0553-2871000")

    with pytest.raises(ConflictOfInterest):
        correcting.carry_out(correction)


class TestTheClock:
    def test_each_side_has_the_days_of_the_rules(self, correcting):
        correction = correcting.propose("school")

        assert correction.answer_by == calendar.end_of(calendar.today() + timedelta(days=7))

    def test_the_next_one_has_days_of_its_own(self, correcting, time_machine):
        correction = correcting.propose("school")
        time_machine.move_to(timezone.now() + timedelta(days=3))

        correcting.agree(correction, "zhang")

        assert correction.answer_by == calendar.end_of(calendar.today() + timedelta(days=7))

    def test_p18_an_answer_is_in_time_to_the_millisecond(self, correcting, time_machine):
        correction = correcting.propose()
        time_machine.move_to(correction.answer_by, tick=False)
        for late in (correcting.agree, correcting.decline):
            with pytest.raises(CorrectionTooLate):
                late(correction)

        time_machine.move_to(correction.answer_by - timedelta(milliseconds=1), tick=False)
        correcting.agree(correction)
        assert (state(correction), correction.answer_by) == ("awaiting_school", None)

    def test_silence_ends_it_once_and_the_agreement_stands(self, correcting, proposer, time_machine):
        correction = correcting.propose(proposer)
        time_machine.move_to(correction.answer_by, tick=False)

        assert [actions.expire_unanswered_corrections() for _ in range(2)] == [1, 0]
        assert (state(correction), Agreement.objects.get().revision) == ("expired", 1)

    def test_nothing_expires_before_its_time_nor_what_waits_for_the_school(self, correcting, time_machine):
        correction = correcting.propose()
        time_machine.move_to(correction.answer_by - timedelta(milliseconds=1), tick=False)
        assert actions.expire_unanswered_corrections() == 0

        correcting.agree(correction)
        time_machine.shift(timedelta(days=100))
        assert actions.expire_unanswered_corrections() == 0

    def test_what_is_overdue_stands_in_nobodys_way_before_the_worker_came_by(
        self, cast, correcting, time_machine
    ):
        correction = correcting.propose()
        time_machine.move_to(correction.answer_by, tick=False)

        again = correcting.propose("employer")

        assert (state(correction), again.state) == ("expired", "awaiting_graduate")
        time_machine.move_to(again.answer_by, tick=False)
        assert ask_for_an_end(cast, correcting.agreement).is_open


class TestAnEmployerWithoutAnAccount:
    @pytest.mark.parametrize("by", ["graduate", "school"])
    def test_its_consent_comes_as_a_letter(self, correcting, by):
        correcting.without_account()

        with pytest.raises(ConsentLetterMissing):
            correcting.propose(by)

    def test_with_the_letter_a_graduate_asks_nobody_else(self, correcting, letter):
        correcting.without_account()
        correction = correcting.propose(letter=letter)

        correcting.carry_out(correction)

        assert (correction.letter, Agreement.objects.get().revision) == (letter, 2)

    def test_the_school_still_asks_the_graduate(self, correcting, letter):
        correcting.without_account()

        correction = correcting.propose("school", letter=letter)

        assert state(correction) == "awaiting_graduate"
        correcting.agree(correction, "zhang")
        assert state(correction) == "awaiting_school"

    def test_who_has_an_account_answers_by_itself_whatever_letter_is_shown(self, correcting, letter):
        correction = correcting.propose(letter=letter)

        assert (correction.letter, correction.state) == (None, "awaiting_employer")


class TestWhatIsSaid:
    def told(self) -> list[tuple[str, str]]:
        about = Notice.objects.filter(event_key__startswith="correction_of_agreement")
        return sorted(about.values_list("party", "kind"))

    def test_the_others_are_told_that_something_is_proposed(self, correcting, proposer):
        correcting.propose(proposer)

        others = sorted({"graduate", "employer", "school"} - {proposer})
        assert self.told() == [(party, "propose_correction") for party in others]

    def test_whoever_is_asked_reads_what_to_do_and_until_when(self, correcting):
        correcting.propose()

        notice = Notice.objects.get(party="employer", kind="propose_correction")
        assert notice.title == "请答复协议更正：张䶮"
        assert "更正：岗位名称。原因：岗位名称少写了两个字。请答复，截止到" in notice.body

    def test_all_three_are_told_that_it_is_done_and_which_paper_counts(self, correcting):
        correcting.done()

        done = Notice.objects.filter(kind="carry_out_correction")
        assert sorted(done.values_list("party", flat=True)) == ["employer", "graduate", "school"]
        assert {one.title for one in done} == {
            "您与芜湖云帆软件有限公司的协议已更正为第 2 版",
            "张䶮与芜湖云帆软件有限公司的协议已更正为第 2 版",
        }
        assert all("以前打印的各版作废" in one.body for one in done)

    def test_no_notice_holds_a_value(self, correcting):
        correcting.done("school", {"graduate_home_address": "安徽省合肥市某路 9 号"})

        assert not Notice.objects.filter(body__contains="某路 9 号").exists()

    def test_every_act_leaves_a_row_that_names_what_is_corrected_but_no_value(self, correcting):
        correction = correcting.done("school", {"graduate_home_address": "安徽省合肥市某路 9 号"})

        assert acts_of(correction) == [
            ("agreement.propose_correction", "school", "", "awaiting_graduate"),
            ("agreement.agree_to_correction", "graduate", "awaiting_graduate", "awaiting_employer"),
            ("agreement.agree_to_correction", "employer", "awaiting_employer", "awaiting_school"),
            ("agreement.carry_out_correction", "school", "awaiting_school", "done"),
        ]
        facts = [one.facts for one in Entry.objects.filter(act__contains="correction")]
        assert all(one["fields"] == ["graduate_home_address"] for one in facts)
        assert "某路" not in str(facts)

    def test_everybody_reads_it_in_the_life_of_the_agreement(self, correcting):
        correcting.done()

        told = history_of(correcting.agreement, None)[2:]
        assert [(one.words, one.notes) for one in told] == [
            ("提出更正", ("更正：岗位名称",)),
            ("同意更正", ()),
            ("同意更正", ("更正：岗位名称",)),
        ]
