"""What whoever seals must be able to do: one verb, so that a province's own e-seal service can stand in its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Purpose:
    """What a seal says of itself to whoever opens the file: what for, and where. Names no person."""

    reason: str
    place: str = ""


class Provider(Protocol):
    """Somebody who holds a key. The key stays there; only files come and go."""

    def seal(self, pdf: bytes, purpose: Purpose) -> bytes:
        """The same file with a seal over all of it.

        SealingDown when trying again later may help, SealUnusable when an administrator has to look first.
        """
        ...
