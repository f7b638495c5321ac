"""The fingerprints of a file: SHA-256, and SM3 (GB/T 32905) beside it."""

from __future__ import annotations

from cryptography.hazmat.primitives.hashes import SHA256, SM3, Hash, HashAlgorithm


def sha256(content: bytes) -> str:
    """64 hexadecimal digits."""
    return _digest(SHA256(), content)


def sm3(content: bytes) -> str:
    """64 hexadecimal digits."""
    return _digest(SM3(), content)


def _digest(algorithm: HashAlgorithm, content: bytes) -> str:
    hashed = Hash(algorithm)
    hashed.update(content)
    return hashed.finalize().hex()
