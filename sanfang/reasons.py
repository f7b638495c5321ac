"""The reason that a verdict owes the people it concerns: one rule for every room."""

from sanfang.refusal import Refusal

SHORTEST_REASON = 2
LONGEST_REASON = 500


class ReasonMissing(Refusal):
    message = f"请填写原因（{SHORTEST_REASON} 到 {LONGEST_REASON} 个字），相关各方会看到。"


def clean_reason(reason: str) -> str:
    """The reason without blanks around it, or ReasonMissing when it says nothing or too much."""
    reason = reason.strip()
    if not SHORTEST_REASON <= len(reason) <= LONGEST_REASON:
        raise ReasonMissing
    return reason
