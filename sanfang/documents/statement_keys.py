"""The keys that sign what the QR code of a paper says (Ed25519). Their public halves are for everybody."""

from __future__ import annotations

import base64
from functools import lru_cache

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from sanfang.privacy.keys import Key, ring_of

SETTING = "SANFANG_STATEMENT_KEYS"


def signing_key() -> tuple[str, Ed25519PrivateKey]:
    """The id and the key for what is printed from now on; ImproperlyConfigured without any."""
    first = ring_of(SETTING, settings.STATEMENT_KEYS)[0]
    return first.key_id, _private(first)


def public_keys() -> dict[str, bytes]:
    """By its id: the 32 bytes with which anybody verifies."""
    ring = ring_of(SETTING, settings.STATEMENT_KEYS)
    return {key.key_id: _private(key).public_key().public_bytes_raw() for key in ring}


def published_keys() -> dict[str, str]:
    """The same in base64, as they are printed and put on a page."""
    return {key_id: base64.b64encode(raw).decode() for key_id, raw in public_keys().items()}


@lru_cache(maxsize=16)
def _private(key: Key) -> Ed25519PrivateKey:
    info = f"sanfang statement {key.key_id}".encode()
    return Ed25519PrivateKey.from_private_bytes(
        HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(key.secret.encode())
    )
