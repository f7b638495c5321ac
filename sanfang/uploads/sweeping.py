"""Files whose row was rolled back, or whose upload was broken off, are found and removed."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path

from django.conf import settings

from sanfang.uploads.models import StoredFile

# Younger files may belong to a transaction that is still open.
GRACE = timedelta(hours=24)


def sweep() -> int:
    """Remove orphans older than a day. Returns how many."""
    root = Path(settings.MEDIA_ROOT)
    before = time.time() - GRACE.total_seconds()
    old = [path for path in root.glob("??/*") if path.is_file() and path.stat().st_mtime < before]
    removed = 0
    for path in old:
        if not StoredFile.objects.filter(file=str(path.relative_to(root))).exists():
            path.unlink()
            removed += 1
    return removed
