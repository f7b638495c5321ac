"""The verbs of an agreement. Every change of one starts here; nothing else writes a state."""

from sanfang.agreements.actions.answering import (
    consent_to_termination,
    lapse_unanswered_terminations,
    object_to_termination,
    record_consent,
)
from sanfang.agreements.actions.cards import (
    issue_card,
    open_card,
    open_card_of,
    sign_by_card,
    withdraw_card,
)
from sanfang.agreements.actions.correcting import (
    agree_to_correction,
    decline_correction,
    expire_unanswered_corrections,
    propose_correction,
    withdraw_correction,
)
from sanfang.agreements.actions.deciding import (
    accept,
    confirm,
    decline,
    disown,
    expire_overdue,
    withdraw,
)
from sanfang.agreements.actions.finding import find_graduate
from sanfang.agreements.actions.guarding import identify, warn_of_scans
from sanfang.agreements.actions.readiness import check_free
from sanfang.agreements.actions.registered import sign_by_offer, sign_directly
from sanfang.agreements.actions.reviewing import approve, approve_all, reject, reject_all
from sanfang.agreements.actions.revising import carry_out_correction, refuse_correction
from sanfang.agreements.actions.terminating import (
    agree_termination,
    apply_for_termination,
    refuse_termination,
    unlock,
    withdraw_termination,
)

__all__ = [
    "accept",
    "agree_termination",
    "agree_to_correction",
    "apply_for_termination",
    "approve",
    "approve_all",
    "carry_out_correction",
    "check_free",
    "confirm",
    "consent_to_termination",
    "decline",
    "decline_correction",
    "disown",
    "expire_overdue",
    "expire_unanswered_corrections",
    "find_graduate",
    "identify",
    "issue_card",
    "lapse_unanswered_terminations",
    "object_to_termination",
    "open_card",
    "open_card_of",
    "propose_correction",
    "record_consent",
    "refuse_correction",
    "refuse_termination",
    "reject",
    "reject_all",
    "sign_by_card",
    "sign_by_offer",
    "sign_directly",
    "unlock",
    "warn_of_scans",
    "withdraw",
    "withdraw_card",
    "withdraw_correction",
    "withdraw_termination",
]
