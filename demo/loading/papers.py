"""The pictures and PDFs, examined as uploads are: as many at once as there are processors, while other things load."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from sanfang.uploads import actions as uploads
from sanfang.uploads.actions import Examined
from sanfang.uploads.models import StoredFile

FOLDERS = ("营业执照", "解约函", "简历", "去向材料")


@dataclass
class Paper:
    """A file of the demo as an upload brings it."""

    name: str
    content: BytesIO

    @classmethod
    def of(cls, path: Path) -> Paper:
        return cls(path.name, BytesIO(path.read_bytes()))

    def read(self, size: int = -1) -> bytes:
        return self.content.read(size)


@dataclass(frozen=True)
class Papers:
    """The demo's folder, and what the examination finds in each of its papers."""

    folder: Path
    examined: dict[Path, Future[Examined]] = field(default_factory=dict)

    def keep(self, name: str) -> StoredFile:
        """Store one paper, waiting for its examination where that is still under way."""
        return uploads.keep(self.examined[self.folder / name].result())


@contextmanager
def papers_in(folder: Path) -> Iterator[Papers]:
    """Have everything examined, in the order in which it will be needed; a process of its own looks at each file."""
    paths = [path for name in FOLDERS for path in sorted((folder / name).iterdir())]
    pool = ThreadPoolExecutor(os.cpu_count())
    try:
        yield Papers(folder, {path: pool.submit(uploads.examine, Paper.of(path)) for path in paths})
    finally:
        pool.shutdown(cancel_futures=True)
