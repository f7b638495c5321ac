"""How a row of the trail is hashed: its fields by commitments that can be shown one by one, then its place.

A row of a court case stands between rows about other people. So a row's content is hashed apart from its place, and
each field apart from the others, with a salt of its own: whoever checks a chain needs of other people's rows only
`content_hash`, and of a row that is shown only in part one commitment for each field that is not (decision 0037).
Nothing here asks the database, so that a record can be checked far from it.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sanfang.audit.models import Entry

FIELDS = (
    "at",
    "party",
    "user_id",
    "who",
    "address",
    "means",
    "act",
    "subject_type",
    "subject_id",
    "old",
    "new",
    "reason",
    "facts",
)
# Rows written before rows had a salt were hashed whole, and knew no means.
PLACE = ("chain_id", "sequence", "previous_hash")
WHOLE = (*(name for name in FIELDS if name != "means"), *PLACE)


def seal_of(entry: Entry) -> str:
    """The hash that a row with this `content_hash` must have at its place; of a row without a salt, all it says."""
    if not entry.salt:
        return _digest(text_of(entry))
    return link(entry.chain_id, entry.sequence, entry.previous_hash, entry.content_hash)


def content_of(entry: Entry) -> str:
    """The hash of what a row says, whatever its place."""
    return content({name: commitment(name, value_of(entry, name), salt_for(entry, name)) for name in FIELDS})


def text_of(entry: Entry) -> str:
    """A row without a salt, as the text that was hashed."""
    return _canonical({name: value_of(entry, name) for name in WHOLE})


def value_of(entry: Entry, name: str) -> Any:
    """A field as it is hashed: a moment in microseconds since 1970, all else as it is."""
    return int(entry.at.timestamp() * 1_000_000) if name == "at" else getattr(entry, name)


def salt_for(entry: Entry, name: str) -> str:
    """The salt of one field. To give it away tells nothing of the other fields."""
    return hmac.new(bytes.fromhex(entry.salt), name.encode(), hashlib.sha256).hexdigest()[:32]


def commitment(name: str, value: Any, salt: str) -> str:
    """What binds a field without showing it: without its salt nobody can try values."""
    return _digest(_canonical([salt, name, value]))


def content(commitments: dict[str, str]) -> str:
    return _digest(_canonical(commitments))


def link(chain_id: int, sequence: int, previous_hash: str, content_hash: str) -> str:
    """The hash of a row at its place in a chain."""
    return _digest(_canonical([chain_id, sequence, previous_hash, content_hash]))


def _canonical(said: Any) -> str:
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
