"""Proposing a correction of an agreement and answering it, as phone and desks have it in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django import forms
from django.db import transaction
from django.forms.boundfield import BoundField

from sanfang.actors import Actor, Party
from sanfang.agreements import actions
from sanfang.agreements import correction_workflow as workflow
from sanfang.agreements.correctable import CORRECTABLE_BY_NAME, Correctable, correctable_by
from sanfang.agreements.details import Details
from sanfang.agreements.errors import ConsentLetterMissing
from sanfang.agreements.models import Agreement, AgreementCorrection
from sanfang.codes.lists import code_list
from sanfang.portals.gate.answers import OK, refuse
from sanfang.portals.gate.fields import ReadField, text_field
from sanfang.portals.gate.printing import refuse_unprintable
from sanfang.reasons import LONGEST_REASON, ReasonMissing
from sanfang.refusal import Refusal
from sanfang.ui.field_messages import speak_plainly
from sanfang.ui.uploads import UploadField
from sanfang.uploads.actions import examine, keep
from sanfang.uploads.errors import FileRefused
from sanfang.uploads.models import StoredFile

AN_HOUR = 3600
WHY = "为什么更正"
Section = tuple[str, list[BoundField]]


class ProposalFields(forms.Form):
    """Every value that may be corrected, as it stands, to be written over where it is wrong; and why.

    `shown` names the text that was before the proposer: if it was corrected meanwhile, nothing is undone.
    """

    reason = text_field(
        "更正原因", LONGEST_REASON, help_text="2 到 500 个字，毕业生、用人单位和学校都会看到。"
    )
    letter = UploadField(
        label="单位同意更正的函件", error_messages={"required": ConsentLetterMissing.message}
    )
    shown = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, agreement: Agreement, party: Party, **kwargs: Any) -> None:
        details = agreement.details
        self.offered = correctable_by(party)
        initial = {one.name: one.now(details) for one in self.offered}
        kwargs["initial"] = initial | {"shown": agreement.details_sha256}
        super().__init__(*args, **kwargs)
        for one in self.offered:
            self.fields[one.name] = _field_of(one, details)
            speak_plainly(self.fields[one.name])
        if agreement.employer_id is not None:
            del self.fields["letter"]

    def sections(self) -> Iterator[Section]:
        """The fields under the headings of the paper, what else is asked at the end."""
        titles = dict.fromkeys(one.title for one in self.offered)
        for title in titles:
            yield title, [self[one.name] for one in self.offered if one.title == title]
        yield WHY, [self[name] for name in ("reason", "letter") if name in self.fields]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        refuse_unprintable(self)
        return cleaned

    def values(self) -> dict[str, str]:
        """What the agreement should say, by the names of the closed list."""
        return {name: value for name, value in self.cleaned_data.items() if name in CORRECTABLE_BY_NAME}


def _field_of(one: Correctable, details: Details) -> forms.Field:
    year, required = details["cohort_year"], not one.may_be_empty
    if one.codes:
        labels = [label for _, label in code_list(one.codes, year=year).choices]
        return forms.ChoiceField(label=one.label, choices=[(label, label) for label in labels])
    widget = forms.Textarea(attrs={"rows": 3}) if one.is_long else forms.TextInput()
    return ReadField(lambda text: one.read(text, year), label=one.label, widget=widget, required=required)


class AnswerFields(forms.Form):
    """「同意更正」, or 「不同意更正」 with a reason."""

    decision = forms.ChoiceField(
        label="您的答复",
        widget=forms.RadioSelect,
        choices=[(name, workflow.WORDS[name]) for name in (workflow.AGREE, workflow.DECLINE)],
        error_messages={"required": "请选「同意更正」或「不同意更正」。"},
    )
    reason = text_field(
        "不同意的原因", LONGEST_REASON, required=False, help_text="不同意时必填，对方和学校都会看到。"
    )


def propose(form: ProposalFields, agreement: Agreement, actor: Actor) -> int | None:
    """Propose what was typed; None when it is done, else the status to answer with. What was typed stays."""
    if not form.is_valid():
        return OK

    def do() -> None:
        # Before the transaction: looking into a file takes a while, and nobody should wait for it.
        chosen = form.cleaned_data.get("letter")
        examined = examine(chosen) if chosen else None
        with transaction.atomic():
            _hand_in(form, agreement, actor, keep(examined) if examined else None)

    return _tried(form, do)


def _hand_in(
    form: ProposalFields, agreement: Agreement, actor: Actor, letter: StoredFile | None
) -> AgreementCorrection:
    return actions.propose_correction(
        agreement,
        actor=actor,
        shown_sha256=form.cleaned_data["shown"],
        values=form.values(),
        reason=form.cleaned_data["reason"],
        letter=letter,
    )


def answer(form: AnswerFields, correction: AgreementCorrection, actor: Actor) -> int | None:
    """Say what was chosen; None when it is done, else the status to answer with."""
    if not form.is_valid():
        return OK
    said = form.cleaned_data

    def do() -> None:
        if said["decision"] == workflow.AGREE:
            actions.agree_to_correction(correction, actor=actor)
        else:
            actions.decline_correction(correction, actor=actor, reason=said["reason"])

    return _tried(form, do)


def _tried(form: forms.Form, do: Callable[[], object]) -> int | None:
    try:
        do()
    except FileRefused as refusal:
        return refuse(form, refusal, "letter")
    except ReasonMissing as refusal:
        return refuse(form, refusal, "reason")
    except Refusal as refusal:
        return refuse(form, refusal)
    return None
