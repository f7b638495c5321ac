"""AES-256-GCM with a ring of keys: the first encrypts, every one decrypts."""

from __future__ import annotations

import base64
import os
from functools import lru_cache
from typing import TypeVar

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sanfang.privacy.keys import Key, key_called, ring

VERSION = "v1"
NONCE_BYTES = 12

Written = TypeVar("Written", str, bytes)


class CannotDecrypt(Exception):
    """A stored value does not open. The message says where and why, and never quotes the value."""


def encrypt(text: str, *, context: str) -> str:
    """`v1:key id:base64(nonce + ciphertext)`. `context` (table and column) is authenticated with it."""
    key = ring()[0]
    return f"{VERSION}:{key.key_id}:{base64.b64encode(_locked(key, text.encode(), context)).decode()}"


def decrypt(stored: str, *, context: str) -> str:
    """The text behind what `encrypt` stored for the same context, or CannotDecrypt."""
    version, key_id, payload = _parts(stored, ":")
    key = _key_for(version, key_id, payload, context)
    try:
        return _unlocked(key, base64.b64decode(payload, validate=True), context).decode()
    except ValueError as error:
        raise _changed(key, context) from error


def encrypt_bytes(content: bytes, *, context: str) -> bytes:
    """The same for a file: `v1:key id:` and then nonce and ciphertext as they are."""
    key = ring()[0]
    return f"{VERSION}:{key.key_id}:".encode() + _locked(key, content, context)


def decrypt_bytes(stored: bytes, *, context: str) -> bytes:
    """What `encrypt_bytes` was given for the same context, or CannotDecrypt."""
    version, key_id, payload = _parts(stored, b":")
    key = _key_for(version.decode(errors="replace"), key_id.decode(errors="replace"), payload, context)
    return _unlocked(key, payload, context)


def _parts(stored: Written, colon: Written) -> tuple[Written, Written, Written]:
    version, _, rest = stored.partition(colon)
    key_id, _, payload = rest.partition(colon)
    return version, key_id, payload


def _locked(key: Key, content: bytes, context: str) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return nonce + _cipher(key).encrypt(nonce, content, context.encode())


def _unlocked(key: Key, raw: bytes, context: str) -> bytes:
    try:
        return _cipher(key).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], context.encode())
    except (ValueError, InvalidTag) as error:
        raise _changed(key, context) from error


def _changed(key: Key, context: str) -> CannotDecrypt:
    return CannotDecrypt(
        f"{context}: the value was changed, comes from another column, or key {key.key_id!r} is not the one."
    )


def _key_for(version: str, key_id: str, payload: str | bytes, context: str) -> Key:
    if version != VERSION or not payload:
        raise CannotDecrypt(f"{context}: the value was not written by this field.")
    key = key_called(key_id)
    if key is None:
        raise CannotDecrypt(f"{context}: the value needs key {key_id!r}, which is not in SANFANG_FIELD_KEYS.")
    return key


@lru_cache(maxsize=16)
def _cipher(key: Key) -> AESGCM:
    """Each key id has a key of its own, even if somebody gives two ids one secret."""
    info = f"sanfang field encryption {key.key_id}".encode()
    return AESGCM(HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(key.secret.encode()))
