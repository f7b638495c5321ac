"""The record: confirmed by its graduate, corrected by its school, every change remembered (manual A3, H1, H2)."""

import pytest

from sanfang.audit.models import Entry
from sanfang.graduates import actions
from sanfang.graduates.actions import correcting
from sanfang.graduates.errors import (
    AlreadyConfirmed,
    CorrectionAlreadyOpen,
    CorrectionDecided,
    NothingProposed,
    NotYourRecord,
    RecordChangedMeanwhile,
    RecordLocked,
    ValueRefused,
)
from sanfang.graduates.models import Correction, Graduate, RecordChange
from sanfang.notices.models import Notice


@pytest.fixture
def unconfirmed(cast) -> Graduate:
    Graduate.objects.filter(pk=cast.zhang.pk).update(confirmed_at=None)
    cast.zhang.refresh_from_db()
    return cast.zhang


def confirm(cast, graduate, *, by="zhang", shown=None):
    shown = shown or actions.shown_fingerprint(graduate)
    return actions.confirm_record(graduate, actor=cast.actor(by), shown_sha256=shown)


def report(cast, field="political_status", proposed="中共党员", by="zhang"):
    return correcting.report(cast.zhang, actor=cast.actor(by), field=field, proposed=proposed, note="请更正")


def change(cast, **values):
    return actions.change(cast.zhang, values, way=RecordChange.Way.EDIT, actor=cast.actor("administrator"))


def test_the_graduate_confirms_what_was_shown(cast, unconfirmed):
    confirm(cast, unconfirmed)

    assert Graduate.objects.get(pk=unconfirmed.pk).is_confirmed


@pytest.mark.parametrize("somebody", ["li", "teacher", "administrator", "mo", "officer"])
def test_nobody_confirms_for_the_graduate(cast, unconfirmed, somebody):
    with pytest.raises(NotYourRecord):
        confirm(cast, unconfirmed, by=somebody)


def test_a_field_that_changed_after_it_was_shown_is_not_confirmed(cast, unconfirmed):
    shown = actions.shown_fingerprint(unconfirmed)
    change(cast, qq="20002")
    fresh = Graduate.objects.get(pk=unconfirmed.pk)

    with pytest.raises(RecordChangedMeanwhile):
        confirm(cast, fresh, shown=shown)


def test_a_change_of_this_very_moment_wins_over_the_confirmation(cast, unconfirmed):
    stale = Graduate.objects.get(pk=unconfirmed.pk)
    change(cast, qq="20002")

    with pytest.raises(RecordChangedMeanwhile):
        confirm(cast, stale)


def test_confirming_twice_is_told(cast, unconfirmed):
    confirm(cast, unconfirmed)

    with pytest.raises(AlreadyConfirmed):
        confirm(cast, Graduate.objects.get(pk=unconfirmed.pk))


def test_a_change_takes_the_confirmation_back(cast):
    change(cast, political_status="01")

    assert not Graduate.objects.get(pk=cast.zhang.pk).is_confirmed


def test_a_change_remembers_who_from_what_to_what_and_how(cast):
    change(cast, political_status="01", major_name="软件工程")

    rows = RecordChange.objects.order_by("field").values_list("field", "old", "new", "way", "by")
    assert list(rows) == [
        ("major_name", "计算机与信息学院专业", "软件工程", "edit", "administrator"),
        ("political_status", "共青团员", "中共党员", "edit", "administrator"),
    ]


def test_protected_values_are_remembered_masked(cast):
    change(cast, phone="13900139000")

    row = RecordChange.objects.get()
    assert (row.old, row.new) == ("138****8000", "139****9000")
    assert "13900139000" not in str(Entry.objects.get(act="graduate.change").facts)


def test_writing_the_same_again_changes_nothing(cast):
    assert change(cast, qq=cast.zhang.qq) == []
    assert RecordChange.objects.count() == 0


def test_a_signed_record_is_locked_but_for_its_contact_data(cast, signed):
    cast.zhang.refresh_from_db()

    with pytest.raises(RecordLocked):
        change(cast, name="张三")
    assert [row.field for row in change(cast, qq="20002")] == ["qq"]
    assert Graduate.objects.get(pk=cast.zhang.pk).is_confirmed


def test_a_record_that_was_signed_since_it_was_read_is_locked_all_the_same(cast):
    read_before = Graduate.objects.get(pk=cast.zhang.pk)
    cast.sign()

    with pytest.raises(RecordLocked):
        actions.change(read_before, {"name": "张三"}, way=RecordChange.Way.EDIT, actor=cast.administrator)

    assert Graduate.objects.get(pk=cast.zhang.pk).is_locked


def test_a_change_leaves_what_others_wrote_meanwhile(cast):
    read_before = Graduate.objects.get(pk=cast.zhang.pk)
    change(cast, qq="20002")

    actions.change(
        read_before, {"home_postcode": "241001"}, way=RecordChange.Way.EDIT, actor=cast.administrator
    )

    assert Graduate.objects.get(pk=cast.zhang.pk).qq == "20002"


def test_a_changed_name_is_found_under_its_new_spelling(cast):
    change(cast, name="张·三")

    assert Graduate.objects.matching("张三").get() == cast.zhang


def test_an_accepted_correction_is_written_and_told(cast):
    correction = report(cast)

    correcting.accept(correction, actor=cast.actor("teacher"))

    graduate = Graduate.objects.get(pk=cast.zhang.pk)
    assert (graduate.political_status, graduate.is_confirmed) == ("01", False)
    assert (
        Notice.objects.get(kind="correction_decided").title == "「政治面貌」已更正，请重新核对并确认生源信息"
    )


def test_a_refused_correction_changes_nothing_and_says_why(cast):
    correcting.refuse(report(cast), actor=cast.actor("teacher"), reason="组织关系中为共青团员")

    assert Graduate.objects.get(pk=cast.zhang.pk).political_status == "03"
    assert Notice.objects.get(kind="correction_decided").body == "组织关系中为共青团员"


def test_a_correction_is_decided_once(cast):
    correction = report(cast)
    correcting.accept(Correction.objects.get(), actor=cast.actor("teacher"))

    with pytest.raises(CorrectionDecided):
        correcting.refuse(correction, actor=cast.actor("administrator"), reason="太晚了")


@pytest.mark.parametrize(
    "outsider",
    [
        "counsellor",
        "teacher_of_another_department",
        "administrator_of_another_school",
        "zhang",
        "mo",
        "officer",
    ],
)
def test_only_the_school_s_deciders_decide_a_correction(cast, outsider):
    correction = report(cast)

    with pytest.raises(NotYourRecord):
        correcting.accept(correction, actor=cast.actor(outsider))


@pytest.mark.parametrize(
    ("proposed", "refusal"), [("", NothingProposed), ("共青团员", NothingProposed), ("党员", ValueRefused)]
)
def test_a_correction_must_propose_something_that_can_be_written(cast, proposed, refusal):
    with pytest.raises(refusal):
        report(cast, proposed=proposed)


def test_one_correction_of_a_field_at_a_time(cast):
    report(cast)

    with pytest.raises(CorrectionAlreadyOpen):
        report(cast, proposed="群众")


def test_nobody_reports_for_somebody_else(cast):
    with pytest.raises(NotYourRecord):
        report(cast, by="li")


def test_a_signed_graduate_can_only_correct_contact_data(cast, signed):
    cast.zhang.refresh_from_db()

    with pytest.raises(RecordLocked):
        report(cast)
    assert report(cast, field="qq", proposed="30003").state == "open"
