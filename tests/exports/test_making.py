"""How the worker makes what was asked for, whoever is killed and whatever was taken away meanwhile."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone

from sanfang.audit.models import Entry
from sanfang.exports.actions import making, run, run_waiting
from sanfang.exports.models import Job
from sanfang.exports.states import State
from sanfang.people.models import StaffMember
from tests.cast import a_graduate
from tests.exports.lists import asked, made, rows_of


def lose_department(member, cast):
    member.departments.set([cast.mechanics])


def lose_role(member, cast):
    StaffMember.objects.filter(pk=member.pk).update(role="counsellor")


def lose_account(member, cast):
    type(member.user).objects.filter(pk=member.user_id).update(is_active=False)


def lose_post(member, cast):
    member.departments.clear()
    member.delete()


@pytest.mark.parametrize("lose", [lose_department, lose_role, lose_account, lose_post])
def test_P25_who_lost_the_right_meanwhile_gets_no_file(cast, lose):
    job = asked(cast.actor("teacher"))

    lose(StaffMember.objects.get(user=cast.users["teacher"]), cast)
    run_waiting()

    job.refresh_from_db()
    assert (job.state, job.file.name) == (State.REFUSED, "")
    assert Entry.objects.filter(act="records.export").count() == 0


def test_a_list_that_no_room_writes_any_more_is_not_made(cast):
    job = asked(cast.actor("teacher"))
    Job.objects.update(kind="of_former_times")

    run_waiting()

    job.refresh_from_db()
    assert job.state == State.REFUSED


def test_R08_X08_whoever_was_killed_in_the_middle_is_taken_over_and_one_file_is_left(cast):
    job = asked(cast.actor("teacher"))
    Job.objects.update(taken_at=timezone.now())
    assert run_waiting() == 0

    Job.objects.update(taken_at=timezone.now() - timedelta(minutes=6))

    assert run_waiting() == 1
    assert run(Job.objects.get(pk=job.pk)) is False


def test_X08_the_second_of_two_workers_leaves_no_file_behind(cast):
    job = asked(cast.actor("teacher"))
    late = Job.objects.get(pk=job.pk)
    kept_as = making.keep(late, b"late")
    run(job)

    making._end(late, State.DONE, cast.actor("teacher"))

    assert not default_storage.exists(kept_as)
    assert default_storage.exists(job.file.name)
    assert Entry.objects.filter(act="records.export").count() == 1


def test_a_full_disk_ends_nothing_and_is_tried_again(cast, monkeypatch):
    job = asked(cast.actor("teacher"))
    with monkeypatch.context() as broken:
        broken.setattr(making, "keep", _full)
        assert run(job) is False
    Job.objects.update(taken_at=None)

    assert run_waiting() == 1
    assert len(rows_of(Job.objects.get(pk=job.pk))) == 3


def _full(job, content):
    raise OSError("No space left on device")


def test_the_worker_makes_what_waits_and_deletes_what_is_old(cast, monkeypatch):
    monkeypatch.setattr("sanfang.portals.management.commands.worker.close_old_connections", lambda: None)
    old, waiting = made(cast.actor("administrator")), asked(cast.actor("teacher"))
    Job.objects.filter(pk=old.pk).update(ended_at=timezone.now() - timedelta(hours=25))

    call_command("worker", once=True)

    assert Job.objects.get(pk=waiting.pk).state == State.DONE
    assert Job.objects.get(pk=old.pk).state == State.GONE


@pytest.mark.parametrize("count", [1, 3])
def test_a_file_costs_the_same_for_any_number_of_rows(cast, count, django_assert_num_queries):
    for _ in range(count - 1):
        a_graduate(cast.mechanics, cast.plan, "程远")
    job = Job.objects.get(pk=asked(cast.actor("teacher_of_another_department")).pk)

    with django_assert_num_queries(22):
        run(job)

    assert len(rows_of(job)) == 1 + count
