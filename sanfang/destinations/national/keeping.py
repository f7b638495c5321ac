"""The made file until it is fetched: whole identities, so it lies on the disk encrypted."""

from __future__ import annotations

import base64

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from sanfang.destinations.errors import ExportGone
from sanfang.destinations.models import NationalExport
from sanfang.privacy.cipher import CannotDecrypt, decrypt, encrypt

CONTEXT = "destinations_nationalexport.file"


def keep(export: NationalExport, content: bytes) -> str:
    """Store the file; its name, which the caller writes into the row."""
    sealed = encrypt(base64.b64encode(content).decode(), context=CONTEXT)
    export.file.save("file", ContentFile(sealed.encode()), save=False)
    return str(export.file.name)


def kept(export: NationalExport) -> bytes:
    """The file as it was made, or ExportGone."""
    try:
        with export.file.open("rb") as file:
            return base64.b64decode(decrypt(file.read().decode(), context=CONTEXT))
    except (ValueError, OSError, CannotDecrypt) as error:
        raise ExportGone from error


def forget(kept_as: str) -> None:
    if kept_as:
        default_storage.delete(kept_as)
