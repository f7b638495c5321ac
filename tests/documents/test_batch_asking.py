"""Asking for many agreements at once: who may, how many, and twice (promises E03, W01, W02)."""

import pytest

from sanfang.agreements import actions as agreements
from sanfang.agreements.models import Agreement
from sanfang.documents.batch.actions import Wanted, ask, ask_again, asking, cancel
from sanfang.documents.batch.errors import (
    AnotherBatchRunning,
    BatchedTooOften,
    NothingToPrint,
    TooManyToPrint,
)
from sanfang.documents.batch.states import COLUMNS_OF, Order
from sanfang.documents.errors import NotYours
from sanfang.documents.models import PrintJob
from tests.documents.batches import asked, made, three_in_force


def names_in(job: PrintJob) -> list[str]:
    return [item.agreement.graduate.name for item in job.items.order_by("place")]


def test_the_order_of_the_list_is_settled_when_it_is_asked_for(cast):
    three_in_force(cast)

    job = asked(cast)

    assert names_in(job) == ["王强", "李晓", "张䶮"]
    assert (job.state, job.total, job.done) == ("waiting", 3, 0)


def test_it_can_be_ordered_as_a_class_is(cast):
    three_in_force(cast)
    rows = Agreement.objects.order_by(*COLUMNS_OF[Order.CLASS])

    job = ask(Wanted(rows), actor=cast.actor("administrator"))

    assert names_in(job) == [one.graduate.name for one in rows]


def test_W01_what_waits_or_has_ended_is_not_in_it(cast):
    three_in_force(cast)
    agreements.unlock(cast.zhang, actor=cast.actor("administrator"), reason="毕业生改签")
    cast.sign()

    assert names_in(asked(cast)) == ["王强", "李晓"]


def test_W02_staff_print_their_departments(cast):
    three_in_force(cast)

    assert names_in(asked(cast, by="teacher")) == ["李晓", "张䶮"]
    assert names_in(asked(cast, by="teacher_of_another_department")) == ["王强"]


def test_W02_of_another_school_there_is_nothing(cast, in_force):
    with pytest.raises(NothingToPrint):
        asked(cast, by="administrator_of_another_school")


@pytest.mark.parametrize("who", ["counsellor", "mo", "zhang", "officer"])
def test_W02_nobody_prints_many_who_may_not_print_one(cast, in_force, who):
    with pytest.raises(NotYours):
        asked(cast, by=who)


def test_E03_the_same_asked_twice_is_one_job(cast, in_force):
    assert asked(cast) == asked(cast)
    with pytest.raises(AnotherBatchRunning):
        asked(cast, form="zip")

    assert PrintJob.objects.count() == 1


def test_a_cancelled_one_makes_room_for_another(cast, in_force):
    cancel(asked(cast), actor=cast.actor("administrator"))

    assert asked(cast, form="zip").state == "waiting"


def test_too_many_are_told_to_be_narrowed(cast, monkeypatch):
    three_in_force(cast)
    monkeypatch.setattr(asking, "MOST", 2)

    with pytest.raises(TooManyToPrint, match="一次最多打印 2 份。请在列表上按院系或班级筛选，分几次打印。"):
        asked(cast)


def test_E03_too_many_a_day_are_refused(cast, in_force, monkeypatch):
    monkeypatch.setattr(asking, "MOST_A_DAY", 1)
    cancel(asked(cast), actor=cast.actor("administrator"))

    with pytest.raises(BatchedTooOften):
        asked(cast)


def test_what_was_left_out_and_can_be_printed_now_is_asked_for_again_in_one_click(cast):
    three_in_force(cast)
    made(cast, form="zip").items.update(left_out="正在生成")
    job = made(cast)
    job.items.filter(place__gte=2).update(left_out="电子印章没有响应")
    agreements.unlock(cast.zhang, actor=cast.actor("administrator"), reason="毕业生改签")

    again = ask_again(job, actor=cast.actor("administrator"))

    assert (names_in(again), again.form, again.words) == (["李晓"], "pdf", "上一批里没有打印的")


def test_nobody_asks_again_for_another_s(cast, in_force):
    job = made(cast)

    with pytest.raises(NotYours):
        ask_again(job, actor=cast.actor("teacher"))
