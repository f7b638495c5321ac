"""Which notices also ring at a person's phone, and as which of WeChat's templates.

A kind that is not here is read in the app only: what one did oneself, and what can wait. A one-time consent
is one message, so none is spent on these.
"""

from __future__ import annotations

from sanfang.wechat.templates import Template

RINGS = {
    "sign": Template.SIGNED,
    "withdraw": Template.SIGNED,
    "card_warning": Template.SIGNED,
    "interview": Template.INTERVIEW,
    "offer": Template.OFFER,
    "deadline": Template.DEADLINE,
    "expire": Template.DEADLINE,
    "approve": Template.REVIEWED,
    "reject": Template.REVIEWED,
    "propose_correction": Template.SIGNED,
    "carry_out_correction": Template.REVIEWED,
    "refuse_correction": Template.REVIEWED,
    "reject_in_department": Template.REVIEWED,
    "approve_finally": Template.REVIEWED,
    "reject_finally": Template.REVIEWED,
    "disown": Template.DISOWNED,
    "terminate": Template.TERMINATION,
    "unlock": Template.TERMINATION,
    "refuse_termination": Template.TERMINATION,
    "refuse_termination_in_department": Template.TERMINATION,
    "apply_for_termination": Template.TERMINATION,
    "consent_to_termination": Template.TERMINATION,
    "object_to_termination": Template.TERMINATION,
    "correction_decided": Template.RECORD,
    "record_changed": Template.RECORD,
    "listing": Template.RECORD,
    "final_confirmation": Template.RECORD,
    "confirm_reminder": Template.RECORD,
    "binding_released": Template.BINDING,
    "binding_changed": Template.BINDING,
}
