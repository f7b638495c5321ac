"""The uploaded workbook between check and commit: whole identities, so it lies on the disk encrypted."""

from __future__ import annotations

import base64

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from sanfang.graduates.imports.errors import WorkbookGone
from sanfang.graduates.imports.models import ImportBatch
from sanfang.privacy.cipher import CannotDecrypt, decrypt, encrypt

CONTEXT = "graduates_importbatch.workbook"


def keep(batch: ImportBatch, content: bytes) -> None:
    """Store the workbook of a new batch; the caller saves the row."""
    sealed = encrypt(base64.b64encode(content).decode(), context=CONTEXT)
    batch.workbook.save("workbook", ContentFile(sealed.encode()), save=False)


def kept(batch: ImportBatch) -> bytes:
    """The workbook as it was uploaded, or WorkbookGone."""
    try:
        with batch.workbook.open("rb") as file:
            return base64.b64decode(decrypt(file.read().decode(), context=CONTEXT))
    except (ValueError, OSError, CannotDecrypt) as error:
        raise WorkbookGone from error


def forget(kept_as: str) -> None:
    """An import that is over needs its workbook no longer: the roster and the trail say what there is to say."""
    if kept_as:
        default_storage.delete(kept_as)
