"""Model fields that are encrypted at rest."""

from __future__ import annotations

from typing import Any

from django.db import models

from sanfang.privacy.cipher import decrypt, encrypt


class EncryptedTextField(models.TextField):  # type: ignore[type-arg]
    """Text that only the application can read: `v1:key id:…` in the column, plain text in Python.

    The empty string stays empty. Reading raises CannotDecrypt when the value was changed, moved to another
    table or column, or its key left the ring. It cannot be filtered on; keep a blind index beside it for that.
    """

    def get_prep_value(self, value: Any) -> Any:
        text = super().get_prep_value(value)
        return encrypt(text, context=self._context()) if text else text

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        return decrypt(value, context=self._context()) if value else value

    def get_lookup(self, lookup_name: str) -> Any:
        """Comparing ciphertexts never finds anything; better to refuse than to find nothing."""
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None

    def _context(self) -> str:
        return f"{self.model._meta.db_table}.{self.column}"
