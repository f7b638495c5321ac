"""Fetching a batch: what is in the file, what is counted, and when (manual F2; promises P25, W03, W09)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sanfang.agreements import actions as agreements
from sanfang.audit.models import Entry
from sanfang.documents.batch.actions import counting, fetch
from sanfang.documents.batch.errors import BatchGone, NotDoneYet, NothingInIt
from sanfang.documents.batch.standing import CHANGED, ENDED
from sanfang.documents.errors import NotYours
from sanfang.documents.keeping import kept
from sanfang.documents.models import PrintJob, PrintRecord
from sanfang.people.models import StaffMember
from tests.documents.batches import (
    asked,
    fetched,
    left_out,
    made,
    names_in_zip,
    numbers_in_pdf,
    three_in_force,
)
from tests.documents.originals import original_of, reprinted
from tests.documents.samples import pages_of


def counts() -> dict[str, int]:
    return dict(PrintRecord.objects.values_list("agreement__graduate__name", "count"))


def prints() -> list[str]:
    entries = Entry.objects.filter(act="agreement.print").order_by("pk")
    return [entry.facts["number"] for entry in entries]


def test_one_pdf_holds_three_copies_of_each_in_the_order_of_the_list(cast):
    rows = three_in_force(cast)

    pdf = fetched(cast, made(cast))

    assert numbers_in_pdf(pdf) == [one.number for one in reversed(rows)]
    assert len(pages_of(pdf)) == 9


@pytest.mark.parametrize("form", ["pdf", "zip"])
def test_while_it_is_sent_the_database_is_not_asked(cast, in_force, form, django_assert_num_queries):
    file = fetch(made(cast, form=form), actor=cast.actor("administrator"))

    with django_assert_num_queries(0):
        assert b"".join(file.content)


def test_its_length_is_told_and_true(cast):
    three_in_force(cast)
    job = made(cast)

    file = fetch(job, actor=cast.actor("administrator"))

    assert file.length == len(b"".join(file.content))
    assert (file.kind, file.name) == (
        "application/pdf",
        f"agreements-{timezone.localtime(job.created_at):%Y%m%d-%H%M}.pdf",
    )


def test_W09_a_zip_holds_the_originals_untouched_and_the_list_of_them(cast, tmp_path):
    rows = three_in_force(cast)

    content = fetched(cast, made(cast, form="zip"))

    assert names_in_zip(content) == [
        "清单.xlsx",
        *(f"{place:04}-{one.number}.pdf" for place, one in enumerate(reversed(rows), 1)),
    ]
    assert kept(original_of(rows[0])) in content


def test_each_is_counted_with_its_row_of_the_trail_when_it_is_first_fetched(cast):
    rows = three_in_force(cast)
    job = made(cast)

    fetched(cast, job)

    assert counts() == {"张䶮": 1, "李晓": 1, "王强": 1}
    assert prints() == [one.number for one in reversed(rows)]
    facts = Entry.objects.filter(act="agreement.print").last().facts
    assert (facts["batch"], facts["copies"]) == (job.pk, 3)


def test_fetched_again_it_is_noted_and_not_counted(cast, in_force):
    job = made(cast)

    first, second = fetched(cast, job), fetched(cast, job)

    assert first == second
    assert counts() == {"张䶮": 1}
    assert Entry.objects.filter(act="print_job.download").count() == 2


def test_killed_while_counting_it_goes_on_where_it_was(cast, monkeypatch):
    three_in_force(cast)
    job = made(cast)
    monkeypatch.setattr(counting, "AT_ONCE", 1)
    counting._count_some(job, 0, cast.actor("administrator"))
    assert counts() == {"王强": 1}

    fetched(cast, job)

    assert counts() == {"张䶮": 1, "李晓": 1, "王强": 1}


@pytest.mark.parametrize("form", ["pdf", "zip"])
def test_what_ended_or_was_printed_anew_since_is_taken_out_and_not_counted(cast, form):
    zhang, li, wang = three_in_force(cast)
    job = made(cast, form=form)
    agreements.unlock(cast.zhang, actor=cast.actor("administrator"), reason="毕业生改签")
    reprinted(cast, li)

    content = fetched(cast, job)

    assert left_out(job) == [("李晓", CHANGED), ("张䶮", ENDED)]
    assert counts() == {"王强": 1}
    assert [number for number in (zhang.number, li.number) if number.encode() in content] == []
    if form == "pdf":
        assert numbers_in_pdf(content) == [wang.number]


def test_what_ended_after_it_was_fetched_is_not_fetched_again(cast):
    _, _, wang = three_in_force(cast)
    job = made(cast)
    fetched(cast, job)
    agreements.unlock(cast.zhang, actor=cast.actor("administrator"), reason="毕业生改签")
    agreements.unlock(cast.li, actor=cast.actor("administrator"), reason="毕业生改签")

    assert numbers_in_pdf(fetched(cast, job)) == [wang.number]
    assert counts() == {"张䶮": 1, "李晓": 1, "王强": 1}


def test_with_nothing_left_in_it_there_is_no_file(cast, in_force):
    job = made(cast)
    agreements.unlock(cast.zhang, actor=cast.actor("administrator"), reason="毕业生改签")

    with pytest.raises(NothingInIt):
        fetched(cast, job)
    assert not Entry.objects.filter(act="print_job.download").exists()


def test_before_it_is_made_and_after_its_day_there_is_none(cast, in_force):
    job = asked(cast)
    with pytest.raises(NotDoneYet):
        fetched(cast, job)

    job = made(cast)
    PrintJob.objects.update(ended_at=timezone.now() - timedelta(hours=25))
    job.refresh_from_db()

    with pytest.raises(BatchGone):
        fetched(cast, job)


@pytest.mark.parametrize("stranger", ["teacher", "counsellor", "administrator_of_another_school", "mo"])
def test_E04_it_is_fetched_by_nobody_else(cast, in_force, stranger):
    job = made(cast)

    with pytest.raises(NotYours):
        fetched(cast, job, by=stranger)
    assert counts() == {}


def test_P25_with_another_scope_it_is_not_one_s_own_any_more(cast, in_force):
    job = made(cast, by="teacher")
    member = StaffMember.objects.get(user=cast.users["teacher"])
    member.departments.set([cast.mechanics])

    with pytest.raises(NotYours):
        fetch(job, actor=StaffMember.objects.get(pk=member.pk).acting())
    assert counts() == {}
