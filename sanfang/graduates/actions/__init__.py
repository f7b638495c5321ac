"""The verbs of a graduate record: bind, release, confirm, report, correct, change, leave the list and return."""

from sanfang.graduates.actions.binding import bind, release
from sanfang.graduates.actions.changing import change, lock
from sanfang.graduates.actions.confirming import confirm_record, shown_fingerprint
from sanfang.graduates.actions.holding import hold, hold_all
from sanfang.graduates.actions.leaving import leave_list, return_to_list

__all__ = [
    "bind",
    "change",
    "confirm_record",
    "hold",
    "hold_all",
    "leave_list",
    "lock",
    "release",
    "return_to_list",
    "shown_fingerprint",
]
