"""Asking for the end of an agreement and answering it, as the phone and the employer's desk have it in common."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import transaction
from django.db.models import Prefetch
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from sanfang.actors import Actor, Party
from sanfang.agreements import actions
from sanfang.agreements import termination_workflow as workflow
from sanfang.agreements.errors import MaterialMissing
from sanfang.agreements.models import Agreement, TerminationMaterial, TerminationRequest
from sanfang.agreements.queries import TerminationQuerySet
from sanfang.agreements.termination_states import UNHEARD
from sanfang.codes.lists import code_list
from sanfang.portals.gate.answers import OK, refuse
from sanfang.portals.gate.fields import text_field
from sanfang.reasons import LONGEST_REASON, ReasonMissing
from sanfang.refusal import Refusal
from sanfang.ui.uploads import UploadsField
from sanfang.uploads.actions import examine, keep
from sanfang.uploads.errors import FileRefused
from sanfang.uploads.models import StoredFile

MOST_FILES = 5
AN_HOUR = 3600
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
        self.fields["decision"].choices = answers_open_to(request, party)
        self.fields["materials"].required = False
        self.fields["materials"].label = "材料"


def answers_open_to(request: TerminationRequest, party: Party) -> list[tuple[str, str]]:
    """What this party may answer now, as choices; none when it has spoken, asked itself, or all is decided."""
    if request.reply not in UNHEARD:
        return []
    names = workflow.names_open_to(request.asked_by, party, None, request.state)
    return [(name, workflow.WORDS[name]) for name in (workflow.CONSENT, workflow.OBJECT) if name in names]


def may_withdraw(request: TerminationRequest, party: Party) -> bool:
    return workflow.WITHDRAW in workflow.names_open_to(request.asked_by, party, None, request.state)


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
    except ReasonMissing as refusal:
        return refuse(form, refusal, "reason")
    except Refusal as refusal:
        return refuse(form, refusal)
    return None


def own_request(request: HttpRequest, pk: int) -> TerminationRequest:
    """A request about an agreement of one's own; anybody else's does not exist."""
    found: TerminationRequest = get_object_or_404(requests_for(request.actor), pk=pk)
    return found


def requests_for(actor: Actor) -> TerminationQuerySet:
    """All requests that concern this side, each with the material that it may see as `seen`."""
    materials = TerminationMaterial.objects.visible_to(actor).select_related("file")
    mine = TerminationRequest.objects.visible_to(actor).select_related("agreement__graduate")
    return mine.prefetch_related(Prefetch("materials", materials, to_attr="seen"))


@dataclass(frozen=True)
class SideReads:
    """A request in the words of one side; `other` is what the other side is called there."""

    request: TerminationRequest
    party: Party
    other: str

    @property
    def has_asked(self) -> bool:
        return self.request.asked_by == self.party

    def facts(self) -> list[tuple[str, str]]:
        """Label and value; what is empty is left out."""
        facts = [*self._asked(), *self._answered(), ("学校的意见", self._decision())]
        return [(label, value) for label, value in facts if value]

    def _asked(self) -> list[tuple[str, str]]:
        one = self.request
        if self.has_asked:
            return [
                ("解约原因", self._cause()),
                ("给学校的说明", one.reason),
                ("给对方的说明", one.words),
            ]
        # A graduate's reason is for the school; an employer's goes into the graduate's record and is shown.
        cause = self._cause() if one.asked_by == Party.EMPLOYER else ""
        return [("申请方", self.other), ("解约原因", cause), (f"{self.other}的说明", one.words)]

    def _answered(self) -> list[tuple[str, str]]:
        one = self.request
        reply = one.get_reply_display()
        if self.has_asked:
            return [(f"{self.other}的答复", reply), (f"{self.other}的说明", one.reply_words)]
        return [
            ("您的答复", reply),
            ("您给学校的说明", one.reply_reason),
            ("您给对方的说明", one.reply_words),
        ]

    def _decision(self) -> str:
        reads_it = self.party == Party.GRADUATE or self.has_asked
        return f"不同意，原因：{self.request.answer}" if self.request.answer and reads_it else ""

    def _cause(self) -> str:
        reasons = code_list("termination_reason", year=self.request.agreement.cohort_year)
        return reasons.label(self.request.reason_code)
