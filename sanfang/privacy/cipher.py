"""AES-256-GCM with a ring of keys: the first encrypts, every one decrypts."""

from __future__ import annotations

import base64
import os
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

VERSION = "v1"
NONCE_BYTES = 12


class CannotDecrypt(Exception):
    """The stored value was tampered with, moved from another column, or its key is not in the ring."""


def encrypt(text: str, *, context: str) -> str:
    """`v1:key id:base64(nonce + ciphertext)`. `context` (table and column) is authenticated with it."""
    key_id, secret = _ring()[0]
    nonce = os.urandom(NONCE_BYTES)
    sealed = _cipher(secret).encrypt(nonce, text.encode(), context.encode())
    return f"{VERSION}:{key_id}:{base64.b64encode(nonce + sealed).decode()}"


def decrypt(stored: str, *, context: str) -> str:
    """The text behind what `encrypt` stored for the same context, or CannotDecrypt."""
    try:
        version, key_id, payload = stored.split(":", 2)
        secret = dict(_ring())[key_id]
        raw = base64.b64decode(payload, validate=True)
        if version != VERSION:
            raise CannotDecrypt
        return _cipher(secret).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], context.encode()).decode()
    except (ValueError, KeyError, InvalidTag) as error:
        raise CannotDecrypt from error


def _ring() -> list[tuple[str, str]]:
    return [(key_id, secret) for key_id, _, secret in (key.partition(":") for key in settings.FIELD_KEYS)]


@lru_cache(maxsize=16)
def _cipher(secret: str) -> AESGCM:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"sanfang field encryption").derive(
        secret.encode()
    )
    return AESGCM(derived)
