"""Asking for the end of an agreement and answering it, as the phone and the employer's desk have it in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.db import transaction

from sanfang.actors import Actor, Party
from sanfang.agreements import actions
from sanfang.agreements import termination_workflow as workflow
from sanfang.agreements.errors import MaterialMissing
from sanfang.agreements.models import Agreement, TerminationRequest
from sanfang.codes.lists import code_list
from sanfang.portals.gate.answers import OK, refuse
from sanfang.portals.gate.fields import text_field
from sanfang.portals.gate.termination_sides import answers_open_to
from sanfang.reasons import LONGEST_REASON, SHORTEST_REASON, ReasonMissing
from sanfang.refusal import Refusal
from sanfang.ui.uploads import UploadsField
from sanfang.uploads.actions import examine, keep
from sanfang.uploads.errors import FileRefused
from sanfang.uploads.models import StoredFile

MOST_FILES = 5
AN_HOUR = 3600
# The usual words say that all parties read it.
REASON_MISSING = f"请填写给学校的说明（{SHORTEST_REASON} 到 {LONGEST_REASON} 个字），只有学校会看到。"
Keep = Callable[[list[StoredFile]], None]


class MaterialFields(forms.Form):
    """At most five files."""

    materials = UploadsField(label="解约申请材料", error_messages={"required": MaterialMissing.message})

    def clean_materials(self) -> list[object]:
        files: list[object] = self.cleaned_data["materials"]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(f"一次最多上传 {MOST_FILES} 个文件，请合并后再传。")
        return files


class AskFields(MaterialFields):
    """Why, in a code and in words to the school and to the other side, and the material."""

    reason_code = forms.ChoiceField(label="解约原因")
    reason = text_field("给学校的说明", LONGEST_REASON, rows=4, help_text="2 到 500 个字，只有学校会看到。")
    words = text_field("给对方的说明", LONGEST_REASON, required=False)
    field_order = ("reason_code", "reason", "consent", "words", "materials")

    def __init__(self, *args: Any, year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = code_list("termination_reason", year=year).choices
        self.fields["reason_code"].choices = [("", "请选择"), *choices]


class AnswerFields(MaterialFields):
    """「同意解约」, or 「不同意解约」 with a reason. What is open is told by the table of steps."""

    decision = forms.ChoiceField(label="您的答复", widget=forms.RadioSelect)
    reason = text_field(
        "给学校的说明", LONGEST_REASON, required=False, help_text="只有学校会看到。不同意时必填。"
    )
    words = text_field("给对方的说明", LONGEST_REASON, required=False)
    field_order = ("decision", "reason", "words", "materials")

    def __init__(self, *args: Any, request: TerminationRequest, party: Party, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"].choices = choices = answers_open_to(request, party)
        if len(choices) == 1:
            self.fields["decision"].initial = choices[0][0]
        self.fields["materials"].required = False
        self.fields["materials"].label = "材料"


def ask(form: AskFields, agreement: Agreement, actor: Actor, *, asks_other_side: bool) -> int | None:
    """Hand in the request with its files; None when it is done, else the status to answer with."""

    def hand_in(files: list[StoredFile]) -> None:
        actions.apply_for_termination(
            agreement,
            actor=actor,
            reason_code=form.cleaned_data["reason_code"],
            reason=form.cleaned_data["reason"],
            words=form.cleaned_data.get("words", ""),
            files=files,
            asks_other_side=asks_other_side,
        )

    return submit(form, hand_in)


def answer(form: AnswerFields, request: TerminationRequest, actor: Actor) -> int | None:
    """Say what was chosen, with its files; None when it is done, else the status to answer with."""

    def say(files: list[StoredFile]) -> None:
        verbs = {
            workflow.CONSENT: actions.consent_to_termination,
            workflow.OBJECT: actions.object_to_termination,
        }
        said = {name: form.cleaned_data[name] for name in ("reason", "words")}
        verbs[form.cleaned_data["decision"]](request, actor=actor, files=files, **said)

    return submit(form, say)


def submit(form: MaterialFields, do: Keep) -> int | None:
    """Look into the files, then keep all of them and `do`, or none of them. What was typed stays in the form."""
    if not form.is_valid():
        return OK
    try:
        # Before the transaction: looking into a file takes a while, and nobody should wait for it.
        examined = [examine(file) for file in form.cleaned_data["materials"]]
        with transaction.atomic():
            do([keep(file) for file in examined])
    except FileRefused as refusal:
        return refuse(form, refusal, "materials")
    except ReasonMissing:
        return refuse(form, Refusal(REASON_MISSING), "reason")
    except Refusal as refusal:
        return refuse(form, refusal)
    return None
