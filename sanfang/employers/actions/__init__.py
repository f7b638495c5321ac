"""The verbs of an employer: register, show its papers, offer positions; and how it is verified."""

from sanfang.employers.actions.accounts import reset_password
from sanfang.employers.actions.judging import ask_again, count_miss, judge
from sanfang.employers.actions.offering import (
    add_document,
    close,
    offer,
    publish,
    remove_document,
    save_position,
)
from sanfang.employers.actions.registering import Account, Profile, edit, register

__all__ = [
    "Account",
    "Profile",
    "add_document",
    "ask_again",
    "close",
    "count_miss",
    "edit",
    "judge",
    "offer",
    "publish",
    "register",
    "remove_document",
    "reset_password",
    "save_position",
]
