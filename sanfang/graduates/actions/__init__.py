"""The verbs of a graduate record: bind, release, confirm, report, correct, change."""

from sanfang.graduates.actions.binding import bind, release
from sanfang.graduates.actions.changing import change, lock
from sanfang.graduates.actions.confirming import confirm_record, shown_fingerprint
from sanfang.graduates.actions.holding import hold, hold_all

__all__ = ["bind", "change", "confirm_record", "hold", "hold_all", "lock", "release", "shown_fingerprint"]
