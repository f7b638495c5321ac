"""The uploaded workbook between check and commit, and the same with its faults marked: whole identities, so they lie on
the disk encrypted."""

from __future__ import annotations

import base64

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models.fields.files import FieldFile

from sanfang.graduates.imports.errors import WorkbookGone
from sanfang.graduates.imports.models import ImportBatch
from sanfang.privacy.cipher import CannotDecrypt, decrypt, encrypt

CONTEXT, MARKED = "graduates_importbatch.workbook", "graduates_importbatch.marked"


def keep(batch: ImportBatch, content: bytes) -> None:
    """Store the workbook of a new batch; the caller saves the row."""
    _keep(batch.workbook, content, CONTEXT)


def kept(batch: ImportBatch) -> bytes:
    """The workbook as it was uploaded, or WorkbookGone."""
    return _kept(batch.workbook, CONTEXT)


def keep_marked(batch: ImportBatch, content: bytes) -> str:
    """Store the marked workbook. Returns where it lies, for the caller to write into the row."""
    _keep(batch.marked, content, MARKED)
    return batch.marked.name or ""


def kept_marked(batch: ImportBatch) -> bytes:
    """The marked workbook as it was made, or WorkbookGone."""
    return _kept(batch.marked, MARKED)


def _keep(file: FieldFile, content: bytes, context: str) -> None:
    sealed = encrypt(base64.b64encode(content).decode(), context=context)
    file.save("workbook", ContentFile(sealed.encode()), save=False)


def _kept(file: FieldFile, context: str) -> bytes:
    try:
        with file.open("rb") as sealed:
            return base64.b64decode(decrypt(sealed.read().decode(), context=context))
    except (ValueError, OSError, CannotDecrypt) as error:
        raise WorkbookGone from error


def forget(kept_as: str | None) -> None:
    """An import that is over needs its workbooks no longer: the roster and the trail say what there is to say."""
    if kept_as:
        default_storage.delete(kept_as)
