"""AES-256-GCM with a ring of keys: the first encrypts, every one decrypts."""

from __future__ import annotations

import base64
import os
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sanfang.privacy.keys import Key, key_called, ring

VERSION = "v1"
NONCE_BYTES = 12


class CannotDecrypt(Exception):
    """A stored value does not open. The message says where and why, and never quotes the value."""


def encrypt(text: str, *, context: str) -> str:
    """`v1:key id:base64(nonce + ciphertext)`. `context` (table and column) is authenticated with it."""
    key = ring()[0]
    nonce = os.urandom(NONCE_BYTES)
    sealed = _cipher(key).encrypt(nonce, text.encode(), context.encode())
    return f"{VERSION}:{key.key_id}:{base64.b64encode(nonce + sealed).decode()}"


def decrypt(stored: str, *, context: str) -> str:
    """The text behind what `encrypt` stored for the same context, or CannotDecrypt."""
    key, payload = _opened(stored, context)
    try:
        raw = base64.b64decode(payload, validate=True)
        return _cipher(key).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], context.encode()).decode()
    except (ValueError, InvalidTag) as error:
        raise CannotDecrypt(
            f"{context}: the value was changed, comes from another column, or key {key.key_id!r} is not the one."
        ) from error


def _opened(stored: str, context: str) -> tuple[Key, str]:
    version, _, rest = stored.partition(":")
    key_id, _, payload = rest.partition(":")
    if version != VERSION or not payload:
        raise CannotDecrypt(f"{context}: the value was not written by this field.")
    key = key_called(key_id)
    if key is None:
        raise CannotDecrypt(f"{context}: the value needs key {key_id!r}, which is not in SANFANG_FIELD_KEYS.")
    return key, payload


@lru_cache(maxsize=16)
def _cipher(key: Key) -> AESGCM:
    """Each key id has a key of its own, even if somebody gives two ids one secret."""
    info = f"sanfang field encryption {key.key_id}".encode()
    return AESGCM(HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(key.secret.encode()))
