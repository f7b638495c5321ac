"""The workbook between being made and being fetched: many people's data, so it lies on the disk encrypted."""

from __future__ import annotations

import base64

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from sanfang.exports.errors import ExportGone
from sanfang.exports.models import Job
from sanfang.privacy.cipher import CannotDecrypt, decrypt, encrypt

CONTEXT = "exports_job.file"


def keep(job: Job, content: bytes) -> str:
    """Store the workbook; its name, which the caller writes into the row."""
    sealed = encrypt(base64.b64encode(content).decode(), context=CONTEXT)
    job.file.save("file", ContentFile(sealed.encode()), save=False)
    return str(job.file.name)


def kept(job: Job) -> bytes:
    """The workbook as it was made, or ExportGone."""
    try:
        with job.file.open("rb") as file:
            return base64.b64decode(decrypt(file.read().decode(), context=CONTEXT))
    except (ValueError, OSError, CannotDecrypt) as error:
        raise ExportGone from error


def forget(kept_as: str) -> None:
    if kept_as:
        default_storage.delete(kept_as)
