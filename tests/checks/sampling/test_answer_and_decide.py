"""An item on its way: the school answers, the province closes it or asks for more; once each, with a trace."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from sanfang.actors import Party
from sanfang.audit.models import Entry
from sanfang.checks.models import Sample, SampleItem, SampleStep
from sanfang.checks.sampling import actions, reminding, workflow
from sanfang.checks.sampling.errors import (
    AnswerMissing,
    DayIsPast,
    FindingMissing,
    ItemMoved,
    NotYourSample,
    RemindedToday,
)
from sanfang.checks.sampling.states import ItemState
from sanfang.notices.models import Notice
from sanfang.portals.management.commands.worker import EVERY_MINUTE
from tests.portals.school.papers import a_pdf

LATER = date(2026, 6, 25)


def answer(cast, item, who="teacher", words="已到岗", files=()):
    return actions.answer(item, words=words, files=list(files), actor=cast.actor(who))


def decide(cast, item, finding="confirm", who="officer", words="材料齐全", answer_by=None):
    return actions.decide(item, finding=finding, words=words, actor=cast.actor(who), answer_by=answer_by)


def titles(party: Party = Party.SCHOOL) -> list[str]:
    return list(
        Notice.objects.filter(kind="sample", party=party).order_by("pk").values_list("title", flat=True)
    )


@pytest.mark.parametrize("state", ItemState)
@pytest.mark.parametrize("step", workflow.STEPS, ids=lambda step: step.name)
def test_every_step_from_every_state(cast, item, today, state, step):
    """On the day after the last one, so that silence does not stand in the way."""
    SampleItem.objects.filter(pk=item.pk).update(state=state, reason="先前的意见")
    item.refresh_from_db()
    today(date(2026, 6, 16))

    def take():
        return (
            answer(cast, item)
            if step is workflow.ANSWER
            else decide(cast, item, step.name, answer_by=LATER if step is workflow.RETURN else None)
        )

    if state in step.sources:
        take()
        assert SampleItem.objects.get(pk=item.pk).state == step.target
    else:
        with pytest.raises(ItemMoved):
            take()
        assert SampleItem.objects.get(pk=item.pk).state == state


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("administrator", True),
        ("teacher", True),
        ("counsellor", True),
        ("teacher_of_another_department", False),
        ("administrator_of_another_school", False),
        ("officer", False),
        ("zhang", False),
        ("mo", False),
    ],
)
def test_who_has_the_graduate_in_scope_answers(cast, item, who, may):
    if may:
        answer(cast, item, who)
        assert item.state == ItemState.ANSWERED
    else:
        with pytest.raises(NotYourSample):
            answer(cast, item, who)


@pytest.mark.parametrize(
    "who", ["administrator", "teacher", "administrator_of_another_school", "zhang", "mo"]
)
def test_only_the_province_decides(cast, answered, who):
    with pytest.raises(NotYourSample):
        decide(cast, answered, who=who)


def test_an_answer_is_kept_with_its_evidence_and_leaves_a_trace(cast, item):
    answer(cast, item, words="已到岗", files=[a_pdf("工资条.pdf")])

    step = SampleStep.objects.get()
    assert (step.name, step.words, step.by) == ("answer", "已到岗", "teacher")
    assert [one.file.original_name for one in step.evidence.select_related("file")] == ["工资条.pdf"]
    entry = Entry.objects.get(act="sample.answer")
    assert (entry.old, entry.new, entry.facts["files"]) == ("waiting", "answered", 1)


def test_evidence_says_enough_by_itself(cast, item):
    answer(cast, item, words="", files=[a_pdf("工资条.pdf")])

    assert item.state == ItemState.ANSWERED


@pytest.mark.parametrize("words", ["", " ", "在", "在" * 501])
def test_an_answer_without_words_or_evidence_is_none(cast, item, words):
    with pytest.raises(AnswerMissing):
        answer(cast, item, words=words)


@pytest.mark.parametrize(
    ("finding", "words"), [("", "材料齐全"), ("answer", "材料齐全"), ("confirm", ""), ("refute", " ")]
)
def test_a_finding_needs_its_reason(cast, answered, finding, words):
    with pytest.raises(FindingMissing):
        decide(cast, answered, finding, words=words)


def test_before_the_day_is_over_the_school_has_the_word(cast, item, today):
    for day, refused in ((date(2026, 6, 15), True), (date(2026, 6, 16), False)):
        today(day)
        if refused:
            with pytest.raises(ItemMoved):
                decide(cast, item, "refute", words="逾期未说明")
        else:
            decide(cast, item, "refute", words="逾期未说明")

    assert (item.state, item.reason) == (ItemState.UNTRUE, "逾期未说明")


def test_a_school_may_answer_late_while_nobody_decided(cast, item, today):
    today(date(2026, 7, 1))
    assert item.is_overdue

    answer(cast, item)

    assert (item.state, item.is_overdue) == (ItemState.ANSWERED, False)


@pytest.mark.parametrize("day", [None, date(2026, 5, 1), date(2026, 6, 1)])
def test_more_material_is_asked_for_until_a_day_to_come(cast, answered, day):
    with pytest.raises(DayIsPast):
        decide(cast, answered, "return", answer_by=day)


def test_an_item_given_back_is_answered_again_and_closed_with_all_its_history(cast, answered):
    decide(cast, answered, "return", words="请补充社保记录", answer_by=LATER)
    assert (answered.state, answered.answer_by, answered.reason) == (
        ItemState.RETURNED,
        LATER,
        "请补充社保记录",
    )

    answer(cast, answered, words="已补充", files=[a_pdf("社保.pdf")])
    decide(cast, answered, "confirm", words="属实")

    assert [step.name for step in answered.steps.all()] == ["answer", "return", "answer", "confirm"]
    assert answered.state == ItemState.TRUE


def test_of_two_who_decide_the_second_is_told_how_it_stands(cast, answered):
    same = SampleItem.objects.get(pk=answered.pk)
    decide(cast, answered, "confirm")

    with pytest.raises(ItemMoved, match="这一条已是「属实」"):
        decide(cast, same, "refute")


def test_the_school_is_told_of_what_it_has_to_do_or_to_know(cast, item):
    answer(cast, item)
    decide(cast, item, "return", words="请补充社保记录", answer_by=LATER)
    answer(cast, item)
    decide(cast, item, "refute", words="社保查无此人")

    assert titles()[2:] == ["抽查有一条需要补充材料", "抽查有一条核定为不属实"]
    told = Notice.objects.get(title="抽查有一条需要补充材料")
    assert (told.body, told.department_id) == ("请在 2026-06-25 前补充。请补充社保记录", cast.computing.pk)


def test_the_province_is_told_when_a_school_has_answered_everything(cast, item):
    answer(cast, item)
    assert titles(Party.PROVINCE) == []

    for name, who in (("li", "teacher"), ("wang", "administrator")):
        answer(cast, SampleItem.objects.get(graduate=cast.graduates[name]), who)

    assert titles(Party.PROVINCE) == ["安徽工程大学已说明抽查「2026 届去向抽查」的全部记录"]


def test_the_school_is_told_once_when_everything_is_closed(cast, item):
    zhou = SampleItem.objects.get(graduate=cast.zhou)
    answer(cast, zhou, "administrator_of_another_school")

    decide(cast, zhou)

    assert titles()[-1] == "抽查「2026 届去向抽查」已全部核定"


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("officer", 4),
        ("administrator", 3),
        ("teacher", 2),
        ("counsellor", 2),
        ("teacher_of_another_department", 1),
        ("administrator_of_another_school", 1),
        ("zhang", 0),
        ("mo", 0),
    ],
)
def test_everybody_sees_the_items_of_the_own_scope(cast, drawn, who, seen):
    drawn(share=100)
    actor = cast.actor(who)

    assert SampleItem.objects.visible_to(actor).count() == seen
    assert Sample.objects.visible_to(actor).count() == bool(seen)
    counted = Sample.objects.visible_to(actor).counted_for(actor).first()
    assert (counted.items_in_all if counted else 0) == seen


def test_a_school_is_reminded_as_the_day_comes_and_never_twice_a_day(cast, item, today):
    told = []
    for day in range(11, 19):
        today(date(2026, 6, day))
        told.append((day, reminding.remind_due(), reminding.remind_due()))

    assert [(day, first) for day, first, _ in told if first] == [(12, 2), (15, 2), (16, 2)]
    assert sum(second for _, _, second in told) == 0
    assert EVERY_MINUTE.count(reminding.remind_due) == 1


def test_the_province_reminds_whoever_still_has_something_to_answer(cast, item):
    answer(cast, SampleItem.objects.get(graduate=cast.zhou), "administrator_of_another_school")

    assert reminding.remind(item.sample, actor=cast.actor("officer")) == 1

    assert titles()[-1] == "抽查「2026 届去向抽查」还有 3 条没有说明"
    assert Entry.objects.get(act="sample.remind").facts == {"schools": 1}
    with pytest.raises(RemindedToday):
        reminding.remind(item.sample, actor=cast.actor("officer"))
    with pytest.raises(NotYourSample):
        reminding.remind(item.sample, actor=cast.actor("administrator"))


@pytest.mark.parametrize("values", [{"state": "true", "reason": ""}, {"state": "lost"}])
def test_the_database_insists_on_a_state_and_a_reason(item, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        SampleItem.objects.filter(pk=item.pk).update(**values)
