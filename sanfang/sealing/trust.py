"""Whose seals count as ours."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from asn1crypto import pem, x509
from django.conf import settings

from sanfang.sealing.errors import SealUnusable


def authorities() -> tuple[x509.Certificate, ...]:
    """The certificates of `SANFANG_SEAL_AUTHORITIES`; none where none is set. SealUnusable for an unreadable file."""
    return _read(settings.SEAL_AUTHORITIES) if settings.SEAL_AUTHORITIES else ()


@lru_cache(maxsize=8)
def _read(path: str) -> tuple[x509.Certificate, ...]:
    try:
        blocks = list(pem.unarmor(Path(path).read_bytes(), multiple=True))
    except (OSError, ValueError) as error:
        raise SealUnusable from error
    return tuple(x509.Certificate.load(der) for _, _, der in blocks)
