"""The names of the chains: one per school, one per province, one for what belongs to neither."""

from __future__ import annotations

# Such as the password of an account.
HOUSE_CHAIN = "house"


def school_chain(school_id: int) -> str:
    return f"school:{school_id}"


def province_chain(province_id: int) -> str:
    return f"province:{province_id}"
