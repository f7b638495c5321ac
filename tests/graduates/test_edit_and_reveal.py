"""What staff may change by hand and see in clear, with a trace of each."""

import pytest

from sanfang.audit.models import Entry
from sanfang.graduates.actions import correcting
from sanfang.graduates.actions.editing import edit
from sanfang.graduates.actions.revealing import reveal_correction, reveal_id_number
from sanfang.graduates.errors import NotYourRecord, RecordLocked
from sanfang.graduates.models import Graduate, RecordChange
from sanfang.reasons import ReasonMissing


def test_the_administrator_edits_with_a_reason(cast):
    edit(cast.zhang, {"hardship": "1"}, actor=cast.actor("administrator"), reason="资助中心已认定")

    change = RecordChange.objects.get()
    assert (change.way, change.field) == ("edit", "hardship")
    assert Entry.objects.get(act="graduate.change").reason == "资助中心已认定"


def test_an_edit_without_a_reason_is_refused(cast):
    with pytest.raises(ReasonMissing):
        edit(cast.zhang, {"hardship": "1"}, actor=cast.actor("administrator"), reason=" ")


@pytest.mark.parametrize(
    "outsider", ["teacher", "counsellor", "administrator_of_another_school", "zhang", "mo"]
)
def test_nobody_else_edits(cast, outsider):
    with pytest.raises(NotYourRecord):
        edit(cast.zhang, {"hardship": "1"}, actor=cast.actor(outsider), reason="理由充分")


def test_identity_is_not_edited_by_hand(cast):
    with pytest.raises(NotYourRecord):
        edit(cast.zhang, {"name": "张三"}, actor=cast.actor("administrator"), reason="理由充分")


def test_a_signed_record_is_not_edited_beyond_its_contacts(cast, signed):
    cast.zhang.refresh_from_db()

    with pytest.raises(RecordLocked):
        edit(cast.zhang, {"hardship": "1"}, actor=cast.actor("administrator"), reason="理由充分")


@pytest.mark.parametrize("name", ["administrator", "teacher"])
def test_a_look_at_an_id_number_leaves_a_row_without_the_number(cast, name):
    assert reveal_id_number(cast.zhang, actor=cast.actor(name)) == cast.zhang.id_number

    entry = Entry.objects.get(act="graduate.reveal")
    assert (entry.who, entry.facts) == (name, {"graduate": cast.zhang.pk, "field": "id_number"})


@pytest.mark.parametrize(
    "outsider",
    ["counsellor", "teacher_of_another_department", "administrator_of_another_school", "officer", "mo"],
)
def test_nobody_else_looks(cast, outsider):
    with pytest.raises(NotYourRecord):
        reveal_id_number(cast.zhang, actor=cast.actor(outsider))

    assert Entry.objects.filter(act="graduate.reveal").count() == 0


def test_both_sides_of_a_correction_can_be_compared(cast):
    correction = correcting.report(
        cast.zhang, actor=cast.actor("zhang"), field="phone", proposed="13700137000"
    )

    assert reveal_correction(correction, actor=cast.actor("teacher")) == ("13800138000", "13700137000")


def test_a_list_shows_who_is_bound_without_opening_what_is_encrypted(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        rows = list(Graduate.objects.visible_to(cast.actor("administrator")).for_lists())
        assert {row.is_bound for row in rows} == {True}
        assert [row.department.name for row in rows if row.pk == cast.zhang.pk] == ["计算机与信息学院"]
