"""The verbs of a graduate record: bind, release, confirm, report, correct, change."""

from sanfang.graduates.actions.binding import bind, release
from sanfang.graduates.actions.changing import change, lock
from sanfang.graduates.actions.confirming import confirm_record, shown_fingerprint

__all__ = ["bind", "change", "confirm_record", "lock", "release", "shown_fingerprint"]
