"""What the QR code of a paper says by itself, signed: verified by anybody with the published key, and no network.

The form of a statement, version 1, all numbers with the high byte first:

    version 1 byte · days since 2020-01-01 2 bytes · copy 1 byte · printing 2 bytes · agreement's number 8 bytes
    · first 16 bytes of the SHA-256 of its text · masked graduate, employer, school: each 1 byte of length and UTF-8
    · key id: 1 byte of length and ASCII · Ed25519 signature, 64 bytes, over CONTEXT and everything before it

In an address it is base32 without padding: capitals and digits are the letters of which a QR code takes most.
"""

from __future__ import annotations

import base64
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from sanfang.documents.statement_keys import signing_key

VERSION = 1
CONTEXT = b"sanfang statement\x00"
FIRST_DAY = date(2020, 1, 1)
HEAD = struct.Struct(">BHBHQ16s")
SIGNATURE_BYTES = 64
DIGEST_DIGITS = 32
# A code with more than this many bytes is no longer read from a small square of paper.
LONGEST_NAME = 48
LONGEST_STATEMENT = 480


class StatementFalse(Exception):
    """Not signed by one of the keys, or no statement at all."""


@dataclass(frozen=True)
class Statement:
    """One paper: which agreement and which text of it (32 hex digits of its SHA-256), which copy of which printing,
    who the parties are (the graduate's name masked), and on which day it was issued."""

    number: str
    digest: str
    copy: int
    printing: int
    graduate: str
    employer: str
    school: str
    issued_on: date


def signed(statement: Statement) -> str:
    """The statement as it stands in an address, signed with the first of our keys."""
    key_id, key = signing_key()
    body = _packed(statement) + _with_length(key_id)
    raw = body + key.sign(CONTEXT + body)
    return _encoded(raw)


def read(text: str, keys: Mapping[str, bytes]) -> Statement:
    """What a statement says; StatementFalse unless one of these public keys signed every byte of it."""
    raw = _decoded(text)
    body, signature = raw[:-SIGNATURE_BYTES], raw[-SIGNATURE_BYTES:]
    try:
        statement, key_id = _unpacked(body)
        Ed25519PublicKey.from_public_bytes(keys[key_id]).verify(signature, CONTEXT + body)
    except (struct.error, IndexError, UnicodeDecodeError, KeyError, OverflowError, InvalidSignature) as error:
        raise StatementFalse from error
    return statement


def _packed(statement: Statement) -> bytes:
    head = HEAD.pack(
        VERSION,
        (statement.issued_on - FIRST_DAY).days,
        statement.copy,
        statement.printing,
        int(statement.number),
        bytes.fromhex(statement.digest),
    )
    names = (statement.graduate, statement.employer, statement.school)
    return head + b"".join(_with_length(name) for name in names)


def _unpacked(body: bytes) -> tuple[Statement, str]:
    version, day, copy, printing, number, digest = HEAD.unpack_from(body)
    words, rest = [], body[HEAD.size :]
    for _ in range(4):
        length = rest[0]
        words.append(rest[1 : 1 + length].decode())
        rest = rest[1 + length :]
    if version != VERSION or rest:
        raise StatementFalse
    graduate, employer, school, key_id = words
    issued_on = FIRST_DAY + timedelta(days=day)
    return Statement(str(number), digest.hex(), copy, printing, graduate, employer, school, issued_on), key_id


def _with_length(text: str) -> bytes:
    """Cut to what a code can carry, never within a character."""
    raw = text.encode()[:LONGEST_NAME].decode(errors="ignore").encode()
    return bytes([len(raw)]) + raw


def _encoded(raw: bytes) -> str:
    return base64.b32encode(raw).rstrip(b"=").decode()


def _decoded(text: str) -> bytes:
    """Exactly what `signed` writes: another spelling of the same bytes is refused."""
    short = text[:LONGEST_STATEMENT]
    try:
        raw = base64.b32decode(short + "=" * (-len(short) % 8))
    except ValueError as error:
        raise StatementFalse from error
    if _encoded(raw) != text:
        raise StatementFalse
    return raw
