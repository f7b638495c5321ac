"""One order for everybody who writes about a graduate: the graduate's record first, the trail last.

Who keeps to it never waits in a circle, and never decides by what was read before somebody else's commit.
"""

from __future__ import annotations

from collections.abc import Iterable

from sanfang.graduates.errors import NotYourRecord
from sanfang.graduates.models import Graduate


def hold(graduate_id: int) -> Graduate:
    """The record as it is now; nobody else writes about it until the caller's transaction ends.

    NotYourRecord when it went with an import that was undone a moment ago.
    """
    for graduate in hold_all([graduate_id]):
        return graduate
    raise NotYourRecord


def hold_all(graduate_ids: Iterable[int]) -> list[Graduate]:
    """The same for several, taken in the order in which an import takes them."""
    # Rows that only refer to a record, such as a signing card, need not wait: no_key.
    held = Graduate.objects.select_for_update(of=("self",), no_key=True)
    return list(held.filter(pk__in=graduate_ids).select_related("school", "department"))
