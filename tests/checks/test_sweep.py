"""The worker reads what is new by itself."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sanfang.checks import reading
from sanfang.checks.models import RecordTraits, SigningTraits
from sanfang.checks.reading import read_new, unread_signings
from sanfang.documents.fonts import FontsMissing
from sanfang.graduates.models import Graduate
from sanfang.portals.management.commands.worker import EVERY_MINUTE


def test_the_worker_reads_every_minute():
    assert EVERY_MINUTE.count(read_new) == 1


def test_records_and_signings_are_read_in_one_go(cast, signed):
    read_new()

    assert RecordTraits.objects.count() == 4
    assert SigningTraits.objects.get().agreement == signed


def test_a_signing_is_read_once(cast, signed):
    assert read_new() == 5
    assert unread_signings().count() == 0
    assert read_new() == 0


def test_what_is_read_holds_nothing_of_the_person_in_clear(cast, signed):
    read_new()

    kept = str(list(RecordTraits.objects.values()) + list(SigningTraits.objects.values()))
    for secret in (cast.zhang.phone, cast.zhang.id_number, cast.employers["mo"].phone, "hr@example.com"):
        assert secret not in kept


def test_without_the_fonts_of_the_paper_the_rest_is_read(cast, monkeypatch):
    def nothing(name):
        raise FontsMissing

    monkeypatch.setattr(reading, "missing_glyphs", nothing)

    assert read_new() == 4
    assert not RecordTraits.objects.exclude(name_faults="").exists()


@pytest.mark.parametrize("step", [timedelta(seconds=1), timedelta(days=-1)])
def test_a_record_is_read_again_whichever_way_its_clock_moved(cast, step):
    read_new()

    Graduate.objects.filter(pk=cast.zhang.pk).update(phone="", updated_at=timezone.now() + step)

    assert read_new() == 1
    assert RecordTraits.objects.get(graduate=cast.zhang).phone_index == ""
