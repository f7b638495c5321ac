"""Files without a row: their transaction was rolled back, or their upload was broken off. They are removed."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import islice
from pathlib import Path
from uuid import UUID

from django.conf import settings

from sanfang.uploads.models import StoredFile

# Younger files may belong to a transaction that is still open.
GRACE = timedelta(hours=24)
AT_ONCE = 500
HEX = "[0-9a-f]"
OUR_NAMES = f"{HEX * 2}/{HEX * 32}.*"


def sweep() -> int:
    """Remove orphans older than a day. Returns how many. Files that this room did not name are left alone."""
    return sum(_remove_orphans(batch) for batch in _batches(_old_files()))


def _old_files() -> Iterator[Path]:
    before = time.time() - GRACE.total_seconds()
    return (path for path in Path(settings.MEDIA_ROOT).glob(OUR_NAMES) if path.stat().st_mtime < before)


def _batches(paths: Iterable[Path]) -> Iterator[list[Path]]:
    remaining = iter(paths)
    while batch := list(islice(remaining, AT_ONCE)):
        yield batch


def _remove_orphans(paths: list[Path]) -> int:
    by_id = {UUID(path.stem): path for path in paths}
    orphans = by_id.keys() - set(StoredFile.objects.filter(pk__in=by_id).values_list("pk", flat=True))
    for orphan in orphans:
        by_id[orphan].unlink(missing_ok=True)
    return len(orphans)
