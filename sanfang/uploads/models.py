"""Files that people gave us, stored under names of our own."""

from __future__ import annotations

import hashlib
import uuid

from django.db import models


def random_path(stored: StoredFile, _given_name: str) -> str:
    """Where the file lies: nothing of the name that came with it."""
    name = stored.id.hex
    return f"{name[:2]}/{name}{stored.suffix}"


class StoredFile(models.Model):
    """One accepted file. `original_name` is a label for people and never a path."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.FileField(upload_to=random_path)
    media_type = models.CharField(max_length=50)
    suffix = models.CharField(max_length=10)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    original_name = models.CharField(max_length=100)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "pk"]

    def is_readable(self) -> bool:
        """Whether the bytes are where they should be."""
        return self.file.storage.exists(str(self.file.name))

    def is_intact(self) -> bool:
        """Whether they are the bytes that were examined: what changed them since may have put anything in."""
        with self.file.storage.open(str(self.file.name)) as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == self.sha256
