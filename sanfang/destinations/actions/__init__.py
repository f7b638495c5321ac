"""The verbs of this room. Approval and termination of an agreement call those of `setting`."""

from sanfang.destinations.actions.confirming import confirm_final
from sanfang.destinations.actions.dispatching import Certificate, Transfer, issue_certificate, send_file
from sanfang.destinations.actions.recording import may_record, record
from sanfang.destinations.actions.setting import awaiting_employment, employed_by_agreement, is_free

__all__ = [
    "Certificate",
    "Transfer",
    "awaiting_employment",
    "confirm_final",
    "employed_by_agreement",
    "is_free",
    "issue_certificate",
    "may_record",
    "record",
    "send_file",
]
