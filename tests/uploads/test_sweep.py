"""Files without a row go, a day later; everything else stays."""

import os
import time
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import transaction

from sanfang.uploads import actions, sweeping
from sanfang.uploads.models import StoredFile
from tests.uploads.papers import a_pdf, sent

pytestmark = pytest.mark.django_db
A_DAY = sweeping.GRACE.total_seconds()


@pytest.fixture(autouse=True)
def root(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def age(path: Path, seconds: float = A_DAY + 60) -> Path:
    then = time.time() - seconds
    os.utime(path, (then, then))
    return path


def an_orphan(root: Path) -> Path:
    path = root / "ab" / f"{uuid4().hex}.pdf"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"half a fi")
    return path


def test_u10_the_file_of_a_rolled_back_upload_goes():
    with transaction.atomic():
        stored = actions.store(sent(a_pdf()))
        transaction.set_rollback(True)
    path = age(Path(stored.file.path))
    assert path.exists()

    assert sweeping.sweep() == 1

    assert not path.exists()
    assert not StoredFile.objects.exists()


def test_u10_a_file_with_its_row_stays():
    stored = actions.store(sent(a_pdf()))
    age(Path(stored.file.path))

    assert sweeping.sweep() == 0
    assert stored.is_readable()


def test_a_young_file_may_still_get_its_row(root):
    path = age(an_orphan(root), A_DAY - 60)

    assert sweeping.sweep() == 0
    assert path.exists()


def test_what_others_put_there_is_left_alone(root):
    foreign = [root / "README", root / "ab" / "notes.pdf", root / "logs" / f"{uuid4().hex}.pdf"]
    for path in foreign:
        path.parent.mkdir(exist_ok=True)
        age(_written(path))

    assert sweeping.sweep() == 0
    assert all(path.exists() for path in foreign)


def test_many_orphans_cost_few_queries(root, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(sweeping, "AT_ONCE", 2)
    for _ in range(5):
        age(an_orphan(root))

    with django_assert_num_queries(3):
        assert sweeping.sweep() == 5


def test_a_folder_that_does_not_exist_yet_is_clean(settings, root):
    settings.MEDIA_ROOT = root / "not-yet"

    assert sweeping.sweep() == 0


def test_the_worker_sweeps(root):
    path = age(an_orphan(root))

    call_command("worker", "--once")

    assert not path.exists()


def _written(path: Path) -> Path:
    path.write_bytes(b"")
    return path
