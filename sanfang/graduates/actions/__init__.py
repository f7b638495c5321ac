"""The verbs of a graduate record, from binding a phone to leaving the list and returning to it."""

from sanfang.graduates.actions.binding import bind
from sanfang.graduates.actions.changing import change, correct_with_agreement, lock
from sanfang.graduates.actions.confirming import confirm_record, shown_fingerprint
from sanfang.graduates.actions.holding import hold, hold_all
from sanfang.graduates.actions.leaving import leave_list, return_to_list
from sanfang.graduates.actions.proving import prove_phone
from sanfang.graduates.actions.releasing import release
from sanfang.graduates.actions.trying import try_to_bind

__all__ = [
    "bind",
    "change",
    "confirm_record",
    "correct_with_agreement",
    "hold",
    "hold_all",
    "leave_list",
    "lock",
    "prove_phone",
    "release",
    "return_to_list",
    "shown_fingerprint",
    "try_to_bind",
]
