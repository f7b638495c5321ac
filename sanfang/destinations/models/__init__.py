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
from sanfang.destinations.models.dispatch import (
    LAST_YEAR_OF_CERTIFICATES,
    FileTransfer,
    FinalConfirmation,
    RegistrationCertificate,
)
from sanfang.destinations.models.jobs import FinalReminder

__all__ = [
    "AWAITING_EMPLOYMENT",
    "BY_AGREEMENT",
    "LAST_YEAR_OF_CERTIFICATES",
    "LEAVES_FREE",
    "Destination",
    "DestinationChange",
    "Evidence",
    "FileTransfer",
    "FinalConfirmation",
    "FinalReminder",
    "RegistrationCertificate",
    "Source",
]
