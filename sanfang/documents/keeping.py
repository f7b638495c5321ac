"""Where the files of originals lie: encrypted, on the disk before any row refers to them."""

from __future__ import annotations

from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from sanfang.documents.errors import OriginalDamaged
from sanfang.documents.models import Original
from sanfang.privacy.cipher import CannotDecrypt, decrypt_bytes, encrypt_bytes
from sanfang.sealing.digests import sha256
from sanfang.uploads.settling import settle

CONTEXT = "documents_original.file"


def keep(original: Original, content: bytes) -> str:
    """Store the file; its name, which the caller writes into the row."""
    original.file.save("file", ContentFile(encrypt_bytes(content, context=CONTEXT)), save=False)
    settle(Path(original.file.path))
    return str(original.file.name)


def kept(original: Original) -> bytes:
    """The file as it was made, to the byte; OriginalDamaged when what lies there is not that."""
    try:
        with original.file.open("rb") as file:
            content = decrypt_bytes(file.read(), context=CONTEXT)
    except (OSError, CannotDecrypt) as error:
        raise OriginalDamaged from error
    if sha256(content) != original.sha256:
        raise OriginalDamaged
    return content


def forget(name: str) -> None:
    default_storage.delete(name)
