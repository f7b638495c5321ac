"""The uploaded list between upload and comparison: whole identities, so it lies on the disk encrypted."""

from __future__ import annotations

import base64

from django.core.files.base import ContentFile

from sanfang.checks.registry.models import RegistryComparison
from sanfang.graduates.imports.errors import WorkbookGone
from sanfang.privacy.cipher import CannotDecrypt, decrypt, encrypt

CONTEXT = "checks_registrycomparison.workbook"


def keep(comparison: RegistryComparison, content: bytes) -> None:
    """Store the list of a new comparison; the caller saves the row."""
    sealed = encrypt(base64.b64encode(content).decode(), context=CONTEXT)
    comparison.workbook.save("workbook", ContentFile(sealed.encode()), save=False)


def kept(comparison: RegistryComparison) -> bytes:
    """The list as it was uploaded, or WorkbookGone."""
    try:
        with comparison.workbook.open("rb") as file:
            return base64.b64decode(decrypt(file.read().decode(), context=CONTEXT))
    except (ValueError, OSError, CannotDecrypt) as error:
        raise WorkbookGone from error
