"""The tables of this room, one file a notion."""

from sanfang.destinations.models.destination import (
    AWAITING_EMPLOYMENT,
    BY_AGREEMENT,
    LEAVES_FREE,
    Destination,
    DestinationChange,
    Evidence,
    Source,
)

__all__ = [
    "AWAITING_EMPLOYMENT",
    "BY_AGREEMENT",
    "LEAVES_FREE",
    "Destination",
    "DestinationChange",
    "Evidence",
    "Source",
]
