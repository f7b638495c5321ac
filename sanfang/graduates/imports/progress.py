"""How far an import is while it writes: told beside the database, as nobody sees what a transaction has not committed.

It stands in the folder that the web process and the worker share.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from django.conf import settings

from sanfang.graduates.imports.models import ImportBatch


def note(batch: ImportBatch, done: int) -> None:
    """So many rows are written. That this fails is no reason for an import to fail."""
    with suppress(OSError):
        path = _path(batch)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(str(done))


def noted(batch: ImportBatch) -> int:
    """How many rows were written when somebody last said so; none where nobody did."""
    try:
        return int(_path(batch).read_text())
    except (OSError, ValueError):
        return 0


def forget(batch: ImportBatch) -> None:
    with suppress(OSError):
        _path(batch).unlink()


def _path(batch: ImportBatch) -> Path:
    return Path(settings.MEDIA_ROOT) / "imports" / f"{batch.pk}.progress"
