"""The verbs of this room. Approval and termination of an agreement call the first three."""

from sanfang.destinations.actions.recording import may_record, record
from sanfang.destinations.actions.setting import awaiting_employment, employed_by_agreement, is_free

__all__ = ["awaiting_employment", "employed_by_agreement", "is_free", "may_record", "record"]
