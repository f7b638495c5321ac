"""What somebody may see, in one word to compare."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from dataclasses import fields
from typing import Any

from sanfang.actors import Actor

# Who it is and how we know, as opposed to what he or she may see.
IDENTITY = frozenset({"label", "user_id", "address", "means"})


def fingerprint_of(actor: Actor) -> str:
    """A hash over the party, the post and whatever narrows it: a right given or taken away makes another one."""
    names = (field.name for field in fields(Actor) if field.name not in IDENTITY)
    rights = {name: _comparable(getattr(actor, name)) for name in names}
    return hashlib.sha256(json.dumps(rights, sort_keys=True, default=repr).encode()).hexdigest()


def _comparable(value: Any) -> Any:
    """The same departments in another order are the same."""
    is_set = isinstance(value, Collection) and not isinstance(value, str)
    return sorted(value, key=repr) if is_set else value
