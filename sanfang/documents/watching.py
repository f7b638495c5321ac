"""Originals that are late, and files that no original leads to."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Count, Min
from django.utils import timezone

from sanfang.documents.models import Original
from sanfang.documents.models.originals import FOLDER
from sanfang.documents.original_words import tell_of_late

log = logging.getLogger(__name__)

LATE = timedelta(minutes=15)
OUR_NAMES = re.compile(r"\A[0-9a-f]{32}\Z")
# A younger file may be one whose row is just being written.
GRACE = timedelta(hours=1)
AT_ONCE = 500


@transaction.atomic
def tell_what_is_late() -> int:
    """Say so in the log, each minute, and to each school once. Returns how many are late."""
    late = Original.objects.late(timezone.now() - LATE).select_related("agreement__school")
    by_school = late.order_by("agreement__school").values("agreement__school")
    counts = dict(by_school.annotate(first=Min("pk"), count=Count("pk")).values_list("first", "count"))
    for oldest in late.filter(pk__in=counts):
        tell_of_late(oldest.agreement.school, oldest, counts[oldest.pk])
    if counts:
        log.error("%d originals have not been made for more than 15 minutes", sum(counts.values()))
    return sum(counts.values())


def sweep_files() -> int:
    """Remove files of ours without a row. Returns how many."""
    names: list[str] = []
    removed = 0
    for name in _old_files():
        names.append(name)
        if len(names) == AT_ONCE:
            removed += _remove_orphans(names)
            names = []
    return removed + _remove_orphans(names)


def _old_files() -> Iterator[str]:
    root = Path(default_storage.path(FOLDER))
    before = time.time() - GRACE.total_seconds()
    for path in root.glob("*/*"):
        if OUR_NAMES.match(path.name) and _written_at(path) < before:
            yield f"{FOLDER}/{path.parent.name}/{path.name}"


def _written_at(path: Path) -> float:
    """A file that another process has just removed was written now."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return time.time()


def _remove_orphans(names: list[str]) -> int:
    orphans = set(names) - set(Original.objects.filter(file__in=names).values_list("file", flat=True))
    for name in orphans:
        default_storage.delete(name)
    return len(orphans)
