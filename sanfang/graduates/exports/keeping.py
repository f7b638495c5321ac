"""The workbook between being made and being fetched: many people's data, so it lies on the disk encrypted."""

from __future__ import annotations

import base64

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from sanfang.graduates.errors import ExportGone
from sanfang.graduates.exports.models import RecordExport
from sanfang.privacy.cipher import CannotDecrypt, decrypt, encrypt

CONTEXT = "graduates_recordexport.workbook"


def keep(export: RecordExport, content: bytes) -> None:
    """Store the workbook; the caller saves the row."""
    sealed = encrypt(base64.b64encode(content).decode(), context=CONTEXT)
    export.workbook.save("workbook", ContentFile(sealed.encode()), save=False)


def kept(export: RecordExport) -> bytes:
    """The workbook as it was made, or ExportGone."""
    try:
        with export.workbook.open("rb") as file:
            return base64.b64decode(decrypt(file.read().decode(), context=CONTEXT))
    except (ValueError, OSError, CannotDecrypt) as error:
        raise ExportGone from error


def forget(kept_as: str) -> None:
    if kept_as:
        default_storage.delete(kept_as)
