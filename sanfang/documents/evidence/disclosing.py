"""Which fields of a row of the trail a reader may see. Whatever is not shown stays bound by its commitment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sanfang.actors import Party
from sanfang.agreements.history import A_TERMINATION, reason_for
from sanfang.agreements.models import TerminationRequest
from sanfang.audit.models import Entry
from sanfang.audit.sealing import FIELDS, commitment, salt_for, value_of
from sanfang.privacy.masking import mask_name

Requests = Mapping[str, TerminationRequest]
# Where somebody sat and under which account is for the own side, and for the school, which keeps the trail.
OF_A_PERSON = frozenset({"who", "user_id", "address"})
# They act in office, or are nobody.
NAMED = frozenset({Party.SCHOOL, Party.SYSTEM, Party.GRADUATE})


def hidden_from(reader: Party, entry: Entry, requests: Requests) -> frozenset[str]:
    """The names of the fields that this party does not get to see."""
    if reader == Party.SCHOOL:
        return frozenset()
    hidden: set[str] = set()
    if entry.party != reader:
        hidden |= OF_A_PERSON - ({"who"} if is_named(entry) else set())
    if entry.reason and not reason_for(entry, dict(requests), reader):
        hidden.add("reason")
    if _keeps_its_cause(reader, entry, requests):
        hidden.add("facts")
    return frozenset(hidden)


def is_named(entry: Entry) -> bool:
    """Whether all parties may read who it was: the graduate is a party, and what a card's employer is called is
    what stands in the agreement."""
    return entry.party in NAMED or entry.user_id is None


def called(entry: Entry, hidden: frozenset[str]) -> str:
    return mask_name(entry.who) if "who" in hidden else entry.who


def disclosed(entry: Entry, hidden: frozenset[str]) -> dict[str, Any]:
    """By field: its value with its salt, or its commitment alone."""
    shown = {}
    for name in FIELDS:
        value, salt = value_of(entry, name), salt_for(entry, name)
        is_hidden = name in hidden
        shown[name] = commitment(name, value, salt) if is_hidden else {"value": value, "salt": salt}
    return shown


def _keeps_its_cause(reader: Party, entry: Entry, requests: Requests) -> bool:
    """A graduate's cause for an end is for the school alone."""
    if entry.subject_type != A_TERMINATION or reader != Party.EMPLOYER:
        return False
    return requests[entry.subject_id].asked_by == Party.GRADUATE
