"""What an inspection finds. Both processes know these words; the second one knows nothing else of the house."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """The first line that the inspecting process prints."""

    FINE = "fine"
    BROKEN = "broken"
    TOO_HEAVY = "too heavy"
    ENCRYPTED = "encrypted"
    TOO_LONG = "too long"
    ACTIVE = "active"
    TOO_LARGE = "too large"
    MOVING = "moving"


@dataclass(frozen=True)
class Finding:
    """A verdict and, when it is fine, the bytes to keep."""

    verdict: Verdict
    content: bytes = b""
