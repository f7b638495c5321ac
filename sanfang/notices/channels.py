"""The two ways to a person's phone, seen alike: a message goes in, what became of it comes out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from sanfang.notices.models import Outgoing


class Fate(Enum):
    """What became of a message handed to a channel."""

    SENT = "sent"
    LATER = "later"  # Surely not sent, and may be tried again.
    NEVER = "never"  # Surely not sent, and this channel will never take it.
    DOUBT = "doubt"  # It left, and no answer came back.


@dataclass(frozen=True)
class Outcome:
    """`receipt` is the channel's number of a sent message; `why` explains the others to an operator."""

    fate: Fate
    receipt: str = ""
    why: str = ""


class Way(Protocol):
    """One channel. Neither verb may be called inside a transaction: both ask a server on the internet."""

    def send(self, outgoing: Outgoing) -> Outcome:
        """Hand the message over."""

    def settle(self, outgoing: Outgoing) -> Outcome | None:
        """What became of a message in doubt: None as long as an answer may still come.

        DOUBT says that nobody will ever know.
        """
