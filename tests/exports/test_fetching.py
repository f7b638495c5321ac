"""Who fetches a file, for how long, and what is left of it."""

import os
import time
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.utils import timezone

from sanfang.audit.models import Entry
from sanfang.exports.actions import fetch, sweep
from sanfang.exports.errors import ExportGone, NotMadeYet, NotYours
from sanfang.exports.models import Job
from sanfang.exports.scope import fingerprint_of
from sanfang.exports.states import State
from tests.exports.lists import asked, made


@pytest.mark.parametrize(
    "stranger",
    ["administrator", "counsellor", "teacher_of_another_department", "administrator_of_another_school", "mo"],
)
def test_E04_a_file_is_its_owner_s_alone(cast, stranger):
    job = made(cast.actor("teacher"))

    with pytest.raises(NotYours):
        fetch(job, actor=cast.actor(stranger))
    assert Entry.objects.filter(act="records.download").count() == 0
    assert fetch(job, actor=cast.actor("teacher"))


def test_E04_a_file_of_a_scope_that_was_taken_away_is_nobody_s(cast):
    job = made(cast.actor("teacher"))

    Job.objects.update(scope=fingerprint_of(cast.actor("teacher_of_another_department")))

    with pytest.raises(NotYours):
        fetch(job, actor=cast.actor("teacher"))


def test_the_file_lies_encrypted_and_every_fetch_is_noted(cast):
    job = made(cast.actor("teacher"))
    with default_storage.open(job.file.name) as file:
        assert file.read(3) == b"v1:"

    fetch(job, actor=cast.actor("teacher"))

    assert Entry.objects.filter(act="records.download", who="teacher").count() == 1


def test_what_is_not_made_yet_cannot_be_fetched(cast):
    with pytest.raises(NotMadeYet):
        fetch(asked(cast.actor("teacher")), actor=cast.actor("teacher"))


def test_after_a_day_the_file_is_gone_and_its_row_says_so(cast):
    old, young = made(cast.actor("teacher"), searched="zy"), made(cast.actor("administrator"))
    Job.objects.filter(pk=old.pk).update(ended_at=timezone.now() - timedelta(hours=25))
    kept_as = old.file.name
    old.refresh_from_db()
    with pytest.raises(ExportGone):
        fetch(old, actor=cast.actor("teacher"))

    assert sweep() == 1

    assert not default_storage.exists(kept_as)
    assert default_storage.exists(young.file.name)
    gone = Job.objects.get(pk=old.pk)
    assert (gone.state, gone.searched, gone.file.name, gone.row_count) == (State.GONE, "", "", 1)
    assert sweep() == 0


def test_a_file_whose_key_or_disk_is_gone_is_told_as_gone(cast):
    job = made(cast.actor("teacher"))
    default_storage.delete(job.file.name)

    with pytest.raises(ExportGone):
        fetch(job, actor=cast.actor("teacher"))


@pytest.fixture
def lying_there():
    """A file in the folder of exports, of some hours ago; removed again if nothing else did."""
    names = []

    def put(name: str, *, hours: int) -> str:
        names.append(default_storage.save(f"exports/{name}", ContentFile(b"v1:0:sealed")))
        moment = time.time() - hours * 3600
        os.utime(default_storage.path(names[-1]), (moment, moment))
        return names[-1]

    yield put
    for name in names:
        default_storage.delete(name)


def test_sealed_files_that_no_row_knows_are_removed_and_others_left_alone(cast, lying_there):
    orphan, young = lying_there("0" * 32, hours=2), lying_there("1" * 32, hours=0)
    other = lying_there("README.txt", hours=2)
    mine = made(cast.actor("teacher")).file.name
    os.utime(default_storage.path(mine), (0, 0))

    assert sweep() == 1

    there = {name: default_storage.exists(name) for name in (orphan, young, other, mine)}
    assert there == {orphan: False, young: True, other: True, mine: True}


@pytest.mark.parametrize("changed", [{"state": "gone"}, {"state": "lost", "file": ""}, {"ended_at": None}])
def test_the_database_insists_on_where_a_file_lies(cast, changed):
    made(cast.actor("teacher"))

    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.update(**changed)
