"""How the worker makes a batch in parts, whoever is killed, cancels, or loses a right meanwhile."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone

from sanfang.agreements import actions as agreements
from sanfang.audit.models import Entry
from sanfang.documents import paper
from sanfang.documents.actions import making as one_at_a_time
from sanfang.documents.batch.actions import cancel, making, run_waiting, sweep
from sanfang.documents.batch.errors import BatchOver
from sanfang.documents.batch.keeping import ours
from sanfang.documents.errors import NotYours
from sanfang.documents.glyphs import GlyphMissing
from sanfang.documents.models import PrintJob, PrintRecord
from sanfang.people.models import StaffMember
from tests.documents.batches import asked, fetched, left_out, made, numbers_in_pdf, three_in_force


@pytest.fixture(autouse=True)
def a_folder_of_its_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def one_by_one(monkeypatch):
    monkeypatch.setattr(making, "PART", 1)
    monkeypatch.setattr(making, "SECONDS_AT_ONCE", 0.0)

    def make_one_part() -> None:
        making.run(PrintJob.objects.waiting(timezone.now()).get())

    return make_one_part


def test_the_worker_makes_it(cast, monkeypatch):
    monkeypatch.setattr("sanfang.portals.management.commands.worker.close_old_connections", lambda: None)
    three_in_force(cast)
    job = asked(cast)

    call_command("worker", once=True)

    job.refresh_from_db()
    assert (job.state, job.done, job.parts.count()) == ("done", 3, 1)


def test_whoever_is_killed_goes_on_at_the_part_that_is_missing(cast, one_by_one, monkeypatch):
    rows = three_in_force(cast)
    job = asked(cast)
    one_by_one()
    monkeypatch.setattr(making, "_note", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        one_by_one()
    monkeypatch.undo()
    job.refresh_from_db()
    assert (job.state, job.done, len(ours())) == ("running", 1, 1)
    assert run_waiting() == 0

    PrintJob.objects.update(taken_at=timezone.now() - timedelta(minutes=6))
    run_waiting()

    job.refresh_from_db()
    assert job.state == "done"
    assert numbers_in_pdf(fetched(cast, job)) == [one.number for one in reversed(rows)]


def test_of_two_workers_at_one_part_one_counts(cast):
    three_in_force(cast)
    job = asked(cast)
    PrintJob.objects.update(state="running")
    job.refresh_from_db()
    late = PrintJob.objects.get(pk=job.pk)
    for worker in (job, late):
        making._make_part(worker, list(worker.items.all()), cast.actor("administrator"))

    assert (job.parts.count(), len(ours())) == (1, 1)


def test_a_class_does_not_wait_for_a_school(cast, one_by_one):
    three_in_force(cast)
    large, small = asked(cast), asked(cast, by="teacher_of_another_department")

    for _ in range(2):
        making.run(PrintJob.objects.waiting(timezone.now()).first())

    large.refresh_from_db()
    small.refresh_from_db()
    assert (large.done, small.done) == (1, 1)


def test_one_that_cannot_be_set_is_left_out_by_name_and_reason(cast, monkeypatch):
    rows = three_in_force(cast)
    render = paper.render

    def refuse_li(details, **more):
        if details["graduate"]["name"] == "李晓":
            raise GlyphMissing(["𮧵"])
        return render(details, **more)

    monkeypatch.setattr(paper, "render", refuse_li)

    job = made(cast)

    assert left_out(job) == [("李晓", str(GlyphMissing(["𮧵"])))]
    assert numbers_in_pdf(fetched(cast, job)) == [rows[2].number, rows[0].number]


def test_what_nobody_foresaw_of_one_keeps_nobody_else_from_paper(cast, monkeypatch):
    three_in_force(cast)
    render = paper.render

    def break_at_wang(details, **more):
        if details["graduate"]["name"] == "王强":
            raise ZeroDivisionError
        return render(details, **more)

    monkeypatch.setattr(paper, "render", break_at_wang)

    job = made(cast)

    assert (job.state, left_out(job)) == ("done", [("王强", making.UNFORESEEN)])


def test_a_seal_that_does_not_answer_is_asked_once_and_not_for_each(cast, settings, monkeypatch):
    three_in_force(cast)
    settings.SEALS = ["10363=mute:"]
    settings.SEAL_PROVIDERS = ["mute=tests.documents.test_sealed_prints.Silent"]
    tried = []
    made_of = one_at_a_time.made_of
    monkeypatch.setattr(
        one_at_a_time, "made_of", lambda original: tried.append(original) or made_of(original)
    )

    job = made(cast)

    assert len(tried) == 1
    assert [name for name, _ in left_out(job)] == ["王强", "李晓", "张䶮"]
    assert len({why for _, why in left_out(job)}) == 1


def test_what_ended_before_it_was_made_is_left_out(cast):
    three_in_force(cast)
    job = asked(cast)
    agreements.unlock(cast.zhang, actor=cast.actor("administrator"), reason="毕业生改签")

    run_waiting()

    assert left_out(job) == [("张䶮", "协议已经不在生效状态，或者不在您负责的范围内")]


def lose_department(member, cast):
    member.departments.set([cast.mechanics])


def lose_role(member, cast):
    StaffMember.objects.filter(pk=member.pk).update(role="counsellor")


def lose_account(member, cast):
    type(member.user).objects.filter(pk=member.user_id).update(is_active=False)


@pytest.mark.parametrize("lose", [lose_department, lose_role, lose_account])
def test_P25_who_lost_the_right_meanwhile_gets_no_file(cast, in_force, one_by_one, lose):
    job = asked(cast, by="teacher")

    lose(StaffMember.objects.get(user=cast.users["teacher"]), cast)
    one_by_one()

    job.refresh_from_db()
    assert (job.state, ours()) == ("refused", [])


def test_a_cancelled_one_stops_and_its_parts_go_at_once(cast, one_by_one):
    three_in_force(cast)
    job = asked(cast)
    one_by_one()
    late = PrintJob.objects.get(pk=job.pk)

    cancel(job, actor=cast.actor("administrator"))
    making._go_on(late)

    job.refresh_from_db()
    assert (job.state, job.done, ours(), run_waiting()) == ("cancelled", 1, [], 0)
    assert not PrintRecord.objects.exists()
    assert not Entry.objects.filter(act="agreement.print").exists()


def test_what_has_ended_is_not_cancelled_and_nobody_cancels_another_s(cast, in_force):
    job = made(cast)

    with pytest.raises(BatchOver):
        cancel(job, actor=cast.actor("administrator"))
    with pytest.raises(NotYours):
        cancel(job, actor=cast.actor("teacher"))


def test_it_lies_encrypted_for_a_day_and_goes_with_its_list(cast, in_force):
    job = made(cast, searched="张䶮")
    with job.parts.get().file.open() as part:
        assert b"obj" not in part.read()
    assert sweep() == 0

    PrintJob.objects.update(ended_at=timezone.now() - timedelta(hours=25))

    assert sweep() == 1
    job.refresh_from_db()
    assert (job.state, job.searched, job.items.count(), ours()) == ("gone", "", 0, [])


def test_a_file_that_no_row_knows_goes_after_an_hour(cast, in_force):
    job = made(cast)
    name = job.parts.get().file.name
    job.parts.all().delete()
    assert sweep() == 0

    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert sweep() == 1

    assert not default_storage.exists(name)


def test_a_disk_that_is_full_loses_nothing(cast, in_force, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    job = asked(cast)
    monkeypatch.setattr(making, "keep", full)
    assert run_waiting() == 0
    monkeypatch.undo()

    PrintJob.objects.update(taken_at=None)
    run_waiting()

    job.refresh_from_db()
    assert job.state == "done"


def test_none_of_it_is_counted_while_nobody_fetches_it(cast):
    three_in_force(cast)

    made(cast)

    assert not PrintRecord.objects.exists()
