"""Which party may move an original and its copies. Data only."""

from __future__ import annotations

from sanfang.actors import Party
from sanfang.documents.original_states import Cause, CopyState, OriginalState
from sanfang.documents.roles import PRINTING_ROLES
from sanfang.steps import Step

MAKE = Step("make", "生成正本", (OriginalState.MAKING,), OriginalState.READY, Party.SYSTEM)

SUPERSEDE = Step(
    "supersede", "以补打件替代", (CopyState.VALID,), CopyState.SUPERSEDED, Party.SCHOOL, PRINTING_ROLES
)
REVOKE = Step("revoke", "挂失作废", (CopyState.VALID,), CopyState.REVOKED, Party.SCHOOL, PRINTING_ROLES)


def end_for(cause: str) -> Step[CopyState]:
    """What becomes of the copies in whose place others are printed."""
    return REVOKE if cause == Cause.LOST else SUPERSEDE
