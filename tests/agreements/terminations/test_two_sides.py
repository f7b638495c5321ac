"""Either side asks for the end, the other answers, the school decides (promises C04, C05, C08, P18)."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from sanfang import calendar
from sanfang.agreements import actions
from sanfang.agreements.errors import (
    AlreadyAnswered,
    AlreadyEmployed,
    AnswerStillDue,
    AnswerTooLate,
    MaterialMissing,
    NobodyToAsk,
    NotYours,
    TerminationAlreadyOpen,
    TerminationDecided,
)
from sanfang.agreements.models import Agreement, TerminationRequest
from sanfang.audit.models import Entry
from sanfang.destinations.models import Destination
from sanfang.institutions.models import Policy
from sanfang.reasons import ReasonMissing
from tests.agreements.terminations.conftest import a_letter


def standing(request) -> tuple[str, str, str]:
    request.refresh_from_db()
    return request.state, request.reply, Agreement.objects.get(pk=request.agreement_id).state


def acts_of(request) -> list[tuple[str, str, str, str]]:
    entries = Entry.objects.filter(subject_type="agreements.terminationrequest", subject_id=str(request.pk))
    return list(entries.order_by("sequence").values_list("act", "party", "old", "new"))


def test_a_request_waits_for_the_other_side_and_the_agreement_stands(asked, side):
    assert standing(asked) == ("asked", "", "in_force")
    assert asked.asked_by == side
    assert asked.materials.get().given_by == side


def test_the_days_to_answer_end_with_a_day_in_china(asked):
    assert asked.answer_by == calendar.end_of(calendar.today() + timedelta(days=7))


def test_a_change_of_the_rules_changes_no_clock_that_runs(cast, asked):
    before = asked.answer_by

    Policy.objects.create(province=cast.province, termination_answer_days=3)

    asked.refresh_from_db()
    assert asked.answer_by == before


def test_the_school_s_own_shorter_days_hold(cast, ending):
    Policy.objects.create(school=cast.school, termination_answer_days=3)

    assert ending.ask().answer_by == calendar.end_of(calendar.today() + timedelta(days=3))


def test_an_employer_always_asks_the_graduate(ending):
    request = ending.ask("employer", asks_other_side=False)

    assert (request.state, request.answer_by is None) == ("asked", False)


def test_a_graduate_with_the_consent_on_paper_asks_nobody(ending):
    request = ending.ask(asks_other_side=False)

    assert (request.state, request.answer_by, request.reply) == ("open", None, "")


def test_c08_what_an_employer_asks_for_ends_nothing(cast, ending):
    ending.ask("employer")

    assert Agreement.objects.get().state == "in_force"
    assert Destination.objects.get(graduate=cast.zhang).code != "70"


def test_without_material_an_employer_is_refused_too(cast, in_force):
    with pytest.raises(MaterialMissing):
        actions.apply_for_termination(
            in_force, actor=cast.actor("mo"), reason_code="07", reason="业务调整", files=[]
        )


def test_once_both_agree_the_school_may_decide_at_once(cast, ending, asked):
    ending.consent(asked)
    ending.agree(asked)

    assert standing(asked) == ("agreed", "consents", "terminated")
    assert Destination.objects.get(graduate=cast.zhang).code == "70"


def test_the_school_may_refuse_what_both_want(ending, asked):
    ending.consent(asked)
    ending.refuse(asked)

    assert standing(asked) == ("refused", "consents", "in_force")


def test_over_an_objection_the_school_decides_either_way(ending, asked):
    ending.object(asked)
    ending.refuse(asked)
    assert standing(asked) == ("refused", "objects", "in_force")

    again = ending.ask(asked.asked_by)
    ending.object(again)
    ending.agree(again)
    assert standing(again) == ("agreed", "objects", "terminated")


@pytest.mark.parametrize("verb", ["agree", "refuse"])
def test_the_school_waits_for_the_answer_while_the_days_run(ending, asked, verb):
    with pytest.raises(AnswerStillDue, match="24:00"):
        getattr(ending, verb)(asked)

    assert standing(asked) == ("asked", "", "in_force")


@pytest.mark.parametrize("reason", ["", " ", "否", "否" * 501])
def test_objecting_without_a_reason_is_refused(ending, asked, reason):
    with pytest.raises(ReasonMissing):
        ending.object(asked, reason=reason)

    assert standing(asked) == ("asked", "", "in_force")


def test_consenting_needs_no_reason(ending, asked):
    ending.consent(asked, words=" 祝前程似锦 ")

    assert (asked.reply_reason, asked.reply_words) == ("", "祝前程似锦")
    assert asked.replied_at is not None


def test_the_other_side_answers_once(ending, asked):
    ending.object(asked)

    for again in (ending.consent, ending.object):
        with pytest.raises(AlreadyAnswered):
            again(asked)

    assert standing(asked) == ("open", "objects", "in_force")


def test_what_comes_with_an_answer_is_kept_as_its_giver_s(ending, asked):
    ending.object(asked, files=[a_letter("聊天记录.pdf")])

    assert list(asked.materials.values_list("given_by", flat=True)) == [asked.asked_by, asked.other_side]


@pytest.mark.parametrize("before", ["asked", "answered"])
def test_whoever_asked_takes_it_back_while_nobody_decided(ending, asked, before):
    if before == "answered":
        ending.consent(asked)

    ending.withdraw(asked)

    assert standing(asked)[::2] == ("withdrawn", "in_force")
    assert ending.ask(asked.asked_by).is_open


def test_c04_after_it_was_withdrawn_nothing_moves(ending, asked):
    ending.withdraw(asked)

    for late in (ending.consent, ending.object, ending.withdraw, ending.agree, ending.refuse):
        with pytest.raises(TerminationDecided):
            late(asked)


def test_one_request_at_a_time_whoever_asks(ending, asked):
    for side in ("graduate", "employer"):
        with pytest.raises(TerminationAlreadyOpen):
            ending.ask(side)

    assert TerminationRequest.objects.count() == 1


def test_c05_nobody_signs_while_the_other_side_thinks(cast, asked):
    with pytest.raises(AlreadyEmployed):
        cast.sign(by="ann")


def test_unlocking_ends_it_without_waiting_for_the_answer(cast, asked):
    actions.unlock(cast.zhang, actor=cast.actor("administrator"), reason="单位已注销")

    assert standing(asked) == ("agreed", "", "terminated")
    assert acts_of(asked)[-1] == ("agreement.end_termination_by_unlocking", "school", "asked", "agreed")


def test_p18_a_consent_is_in_time_to_the_millisecond(ending, asked, time_machine):
    time_machine.move_to(asked.answer_by, tick=False)
    with pytest.raises(AnswerTooLate):
        ending.consent(asked)

    time_machine.move_to(asked.answer_by - timedelta(milliseconds=1), tick=False)
    ending.consent(asked)
    assert standing(asked) == ("open", "consents", "in_force")


def test_silence_is_no_consent_and_opens_the_school_s_decision(ending, asked, time_machine):
    time_machine.move_to(asked.answer_by, tick=False)

    assert actions.lapse_unanswered_terminations() == 1
    assert standing(asked) == ("open", "silent", "in_force")


def test_nothing_lapses_before_its_time(asked, time_machine):
    time_machine.move_to(asked.answer_by - timedelta(milliseconds=1), tick=False)

    assert actions.lapse_unanswered_terminations() == 0


def test_it_lapses_once_with_one_row_of_the_trail(asked, time_machine):
    time_machine.move_to(asked.answer_by, tick=False)

    assert [actions.lapse_unanswered_terminations() for _ in range(3)] == [1, 0, 0]
    lapses = [act for act in acts_of(asked) if act[0] == "agreement.lapse_termination"]
    assert lapses == [("agreement.lapse_termination", "system", "asked", "open")]


def test_the_worker_does_that_by_itself(asked, time_machine, monkeypatch):
    # Between rounds the worker lets go of its connection; here the test's own transaction runs in it.
    monkeypatch.setattr("sanfang.portals.management.commands.worker.close_old_connections", lambda: None)
    # A database on a server has a clock of its own, which does not move with ours; the worker would wait for it.
    monkeypatch.setattr("sanfang.portals.gate.clocks.skew", timedelta)
    time_machine.move_to(asked.answer_by, tick=False)

    call_command("worker", "--once")

    assert standing(asked) == ("open", "silent", "in_force")


def test_the_school_need_not_wait_for_the_worker(ending, asked, time_machine):
    time_machine.move_to(asked.answer_by, tick=False)

    ending.agree(asked)

    assert standing(asked) == ("agreed", "silent", "terminated")
    assert [act for act, *_ in acts_of(asked)] == [
        "agreement.apply_for_termination",
        "agreement.lapse_termination",
        "agreement.agree_termination",
    ]


def test_a_late_objection_is_heard_until_the_school_has_decided(ending, asked, time_machine):
    time_machine.move_to(asked.answer_by, tick=False)
    actions.lapse_unanswered_terminations()

    with pytest.raises(AnswerTooLate):
        ending.consent(asked)
    ending.object(asked)

    assert standing(asked) == ("open", "objects", "in_force")


def test_an_employer_that_never_wrote_the_letter_may_say_so(ending):
    request = ending.ask(asks_other_side=False)

    ending.object(request, reason="本单位没有出具过这份函件")

    assert standing(request) == ("open", "objects", "in_force")


@pytest.mark.parametrize(
    "stranger", ["li", "ann", "teacher", "counsellor", "administrator_of_another_school", "officer"]
)
def test_c01_nobody_else_answers(ending, asked, stranger):
    for answer in (ending.consent, ending.object):
        with pytest.raises(NotYours):
            answer(asked, by=stranger)


def test_nobody_answers_himself(ending, asked):
    asker = {"graduate": "zhang", "employer": "mo"}[asked.asked_by]

    for answer in (ending.consent, ending.object):
        with pytest.raises(NotYours):
            answer(asked, by=asker)


def test_every_act_leaves_a_row_with_what_it_changed(ending, side):
    request = ending.ask(side)
    ending.object(request)
    ending.refuse(request)

    other = {"graduate": "employer", "employer": "graduate"}[side]
    assert acts_of(request) == [
        ("agreement.apply_for_termination", side, "", "asked"),
        ("agreement.object_to_termination", other, "asked", "open"),
        ("agreement.refuse_termination", "school", "open", "refused"),
    ]


class TestAnEmployerWithoutAnAccount:
    @pytest.fixture
    def request_(self, cast, ending) -> TerminationRequest:
        Agreement.objects.filter(pk=ending.agreement.pk).update(employer=None, route="3")
        ending.agreement.refresh_from_db()
        return ending.ask(asks_other_side=False)

    def test_it_cannot_be_asked(self, ending, request_):
        ending.withdraw(request_)

        with pytest.raises(NobodyToAsk):
            ending.ask(asks_other_side=True)

    def test_it_cannot_ask(self, ending, request_):
        ending.withdraw(request_)

        with pytest.raises(NotYours):
            ending.ask("employer")

    def test_the_school_puts_its_letter_on_record(self, cast, request_):
        actions.record_consent(request_, actor=cast.actor("counsellor"), files=[a_letter("退函.pdf")])

        assert standing(request_) == ("open", "on_paper", "in_force")
        assert list(request_.materials.values_list("given_by", flat=True)) == ["graduate", "school"]

    def test_without_the_letter_nothing_is_put_on_record(self, cast, request_):
        with pytest.raises(MaterialMissing):
            actions.record_consent(request_, actor=cast.actor("counsellor"), files=[])

    def test_it_is_put_on_record_once(self, cast, request_):
        actions.record_consent(request_, actor=cast.actor("counsellor"), files=[a_letter()])

        with pytest.raises(AlreadyAnswered):
            actions.record_consent(request_, actor=cast.actor("counsellor"), files=[a_letter()])

    @pytest.mark.parametrize("outsider", ["teacher", "administrator_of_another_school", "zhang", "mo"])
    def test_only_who_decides_puts_it_on_record(self, cast, request_, outsider):
        with pytest.raises(NotYours):
            actions.record_consent(request_, actor=cast.actor(outsider), files=[a_letter()])
