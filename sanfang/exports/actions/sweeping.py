"""Files are kept for a day, and so is what was searched for. What no row knows goes too."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from django.core.files.storage import default_storage
from django.utils import timezone

from sanfang.exports.models import FOLDER, KEPT_FOR, Job
from sanfang.exports.sealing import forget
from sanfang.exports.states import State

OUR_NAMES = re.compile(r"\A[0-9a-f]{32}\Z")
# A younger file may be one whose row is just being written.
GRACE = timedelta(hours=1)


def sweep() -> int:
    """Remove what is older than a day, and files without a row. Returns how many files went."""
    return _delete_old() + _delete_orphans()


def _delete_old() -> int:
    """The row first: a file that is left over by a power cut is an orphan, and goes with those."""
    old = Job.objects.filter(state=State.DONE, ended_at__lt=timezone.now() - KEPT_FOR)
    names = dict(old.values_list("pk", "file"))
    Job.objects.filter(pk__in=names).update(state=State.GONE, file="", searched="")
    for name in names.values():
        forget(name)
    return len(names)


def _delete_orphans() -> int:
    """What was sealed for a row that was never written, or by a version that kept other tables."""
    before = timezone.now() - GRACE
    known = set(Job.objects.exclude(file="").values_list("file", flat=True))
    orphans = [name for name in _ours() if name not in known and _made_at(name) < before]
    for name in orphans:
        forget(name)
    return len(orphans)


def _ours() -> list[str]:
    """Files that this room named; others in the folder are left alone."""
    if not default_storage.exists(FOLDER):
        return []
    return [f"{FOLDER}/{name}" for name in default_storage.listdir(FOLDER)[1] if OUR_NAMES.match(name)]


def _made_at(name: str) -> datetime:
    """A file that another process has just removed was made now."""
    try:
        return default_storage.get_modified_time(name)
    except FileNotFoundError:
        return timezone.now()
