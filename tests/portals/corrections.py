"""Corrections of agreements as the tests of three portals need them."""

from sanfang.actors import Party
from sanfang.agreements.correctable import correctable_by
from sanfang.agreements.models import Agreement

REASON = "岗位名称少写了两个字"


def proposal(agreement: Agreement, party: Party, **changes: str) -> dict[str, str]:
    """The form as this party gets it, with something written over; by itself the position."""
    details = agreement.details
    values = {one.name: one.now(details) for one in correctable_by(party)}
    said = {"reason": REASON, "shown": agreement.details_sha256}
    return values | said | (changes or {"position_title": "高级软件工程师"})
