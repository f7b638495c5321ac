"""How a row of the trail is hashed."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sanfang.audit.models import Entry

SEALED_FIELDS = (
    "chain_id",
    "sequence",
    "party",
    "user_id",
    "who",
    "address",
    "act",
    "subject_type",
    "subject_id",
    "old",
    "new",
    "reason",
    "facts",
    "previous_hash",
)


def seal_of(entry: Entry) -> str:
    """The SHA-256, in hex, of everything the row says, the hash of the row before it included."""
    said = {name: getattr(entry, name) for name in SEALED_FIELDS}
    said["at"] = int(entry.at.timestamp() * 1_000_000)
    canonical = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
