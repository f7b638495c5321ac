"""Writing a field of a record, whatever the way (manual H2)."""

from datetime import date

import pytest

from sanfang.audit.models import Entry
from sanfang.graduates import actions
from sanfang.graduates.actions import correcting
from sanfang.graduates.errors import NumberTaken, RecordLocked
from sanfang.graduates.fields import BY_NAME
from sanfang.graduates.models import Correction, Graduate, RecordChange
from sanfang.graduates.values import read_value


def change(cast, **values):
    return actions.change(
        cast.zhang, values, way=RecordChange.Way.EDIT, actor=cast.actor("administrator"), reason="核对原件"
    )


def test_a_change_says_who_what_and_why(cast):
    change(cast, political_status="13", phone="13700137000")

    rows = RecordChange.objects.order_by("field").values_list("field", "old", "new", "by")
    assert list(rows) == [
        ("phone", "138****8000", "137****7000", "administrator"),
        ("political_status", BY_NAME["political_status"].in_words("03", 2026), "群众", "administrator"),
    ]
    assert Entry.objects.get(act="graduate.change").reason == "核对原件"
    assert Graduate.objects.get(pk=cast.zhang.pk).confirmed_at is None


def test_what_is_the_same_is_no_change(cast):
    assert change(cast, phone=cast.zhang.phone) == []
    assert Graduate.objects.get(pk=cast.zhang.pk).is_confirmed


def test_a_signed_record_changes_in_its_contacts_only(cast, signed):
    cast.zhang.refresh_from_db()

    change(cast, phone="13700137000")

    assert Graduate.objects.get(pk=cast.zhang.pk).is_confirmed
    with pytest.raises(RecordLocked):
        change(cast, political_status="13")


@pytest.mark.parametrize("field", ["student_number", "id_number"])
def test_a_number_that_somebody_else_has_is_refused(cast, field):
    with pytest.raises(NumberTaken):
        change(cast, **{field: getattr(cast.li, field)})

    assert RecordChange.objects.count() == 0


def test_a_correction_to_somebody_else_s_number_stays_open(cast):
    correction = correcting.report(
        cast.zhang, actor=cast.actor("zhang"), field="student_number", proposed=cast.li.student_number
    )

    with pytest.raises(NumberTaken):
        correcting.accept(correction, actor=cast.actor("teacher"))

    assert Correction.objects.get().state == "open"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("202212", date(2022, 12, 1)),
        ("20221231", date(2022, 12, 31)),
        ("2022-9-1", date(2022, 9, 1)),
        ("2022.09", date(2022, 9, 1)),
        ("2022年9月", date(2022, 9, 1)),
    ],
)
def test_dates_are_read_as_they_are_written(written, day):
    assert read_value(BY_NAME["graduates_on"], written, 2026) == day


@pytest.mark.parametrize(
    "written", ["2022-13-01", "202213", "2022-02-30", "20220", "2022-09/01", "２０２２-09-01x"]
)
def test_what_is_no_date_is_refused(written):
    with pytest.raises(Exception, match="不是日期"):
        read_value(BY_NAME["graduates_on"], written, 2026)
