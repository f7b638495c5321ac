"""Who may ask for a file, of what, and how often."""

import pytest

from sanfang.audit.models import Entry
from sanfang.exports.actions import asking, run, run_waiting
from sanfang.exports.errors import (
    AnotherExportRunning,
    ExportedTooOften,
    MayNotReveal,
    NobodyToExport,
    NotYours,
)
from sanfang.exports.models import Job
from sanfang.exports.scope import fingerprint_of
from sanfang.graduates.exporting import CONTACTS
from tests.exports.lists import asked, made


def test_a_counsellor_exports_masked_only(cast):
    with pytest.raises(MayNotReveal):
        asked(cast.actor("counsellor"), in_clear=True)

    assert Job.objects.count() == 0


@pytest.mark.parametrize("name", ["mo", "zhang", "officer"])
def test_nobody_but_a_school_s_staff_exports(cast, name):
    with pytest.raises(NotYours):
        asked(cast.actor(name))


def test_nothing_found_makes_no_file(cast):
    with pytest.raises(NobodyToExport):
        asked(cast.actor("teacher"), {"level": "11"})


def test_E03_asked_for_twenty_times_it_is_made_once(cast):
    teacher = cast.actor("teacher")

    jobs = {asked(teacher, {"level": "31"}).pk for _ in range(20)}

    assert len(jobs) == 1
    assert run_waiting() == 1
    assert run_waiting() == 0
    assert Entry.objects.filter(act="records.export").count() == 1


def test_E03_another_one_of_the_kind_waits_until_the_first_is_made(cast):
    teacher = cast.actor("teacher")
    first = asked(teacher)

    with pytest.raises(AnotherExportRunning):
        asked(teacher, {"level": "31"})
    with pytest.raises(AnotherExportRunning):
        asked(teacher, searched="zy")
    asked(teacher, kind=CONTACTS)
    asked(cast.actor("administrator"), {"level": "31"})

    run(first)
    assert asked(teacher).pk != first.pk


def test_E03_there_is_an_end_to_a_day_s_exports(cast, monkeypatch):
    monkeypatch.setattr(asking, "MOST_A_DAY", 1)
    made(cast.actor("teacher"))

    with pytest.raises(ExportedTooOften, match="今天已经导出 1 次"):
        asked(cast.actor("teacher"), kind=CONTACTS)
    asked(cast.actor("counsellor"))


def test_E03_the_database_insists_on_one_at_a_time(cast, monkeypatch):
    first = asked(cast.actor("teacher"))
    answers = iter([None, first])
    monkeypatch.setattr(asking, "_under_way", lambda wanted: next(answers))

    again = asked(cast.actor("teacher"))

    assert again == first
    assert Job.objects.count() == 1


def test_what_was_searched_for_is_neither_in_the_trail_nor_in_the_table(cast):
    number = cast.li.id_number

    job = made(cast.actor("teacher"), searched=number)

    assert Entry.objects.get(act="records.export").facts["searched"] is True
    assert number not in str(list(Entry.objects.values_list("facts", flat=True)))
    stored = Job.objects.extra(select={"raw": "searched"}).values_list("raw", "fingerprint")
    assert number not in str(list(stored))
    assert job.row_count == 1


def test_a_scope_is_told_from_another_by_what_is_seen_and_not_by_who_sees_it(cast):
    names = ("administrator", "teacher", "counsellor", "teacher_of_another_department")
    words = {fingerprint_of(cast.actor(name)) for name in names}

    assert len(words) == len(names)
    assert fingerprint_of(cast.actor("mo")) not in words
