"""Deciding about what is on the page: yes, or no with a reason. One form for every such page of the school."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms

from sanfang.portals.gate.answers import OK, refuse
from sanfang.portals.gate.fields import text_field
from sanfang.reasons import LONGEST_REASON, ReasonMissing
from sanfang.refusal import Refusal
from sanfang.ui.forms import DeskForm

YES, NO = "yes", "no"


class DecisionForm(DeskForm):
    """Two buttons and a reason that a no must have. Each page gives them its words."""

    yes: ClassVar[str]
    no: ClassVar[str]
    because: ClassVar[str]
    readers: ClassVar[str]

    decision = forms.ChoiceField(choices=[(YES, YES), (NO, NO)])
    reason = text_field("", LONGEST_REASON, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = self.because
        self.fields["reason"].widget.attrs |= {"data-key": "2", "aria-keyshortcuts": "2"}
        self.fields["reason"].help_text = f"点「{self.no}」时必填，{self.readers}会看到。"

    def clean(self) -> dict[str, Any]:
        """A yes with the reason of a no is most likely the wrong button."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("decision") == YES and cleaned.get("reason"):
            self.add_error(
                "reason", f"您填写了{self.because}。要{self.yes}，请先清空这一栏；否则请点「{self.no}」。"
            )
        return cleaned


def decide(form: DecisionForm, *, yes: Callable[[], None], no: Callable[..., None]) -> int | None:
    """Do what was decided; None when it is done, else the status to answer with, the form saying why."""
    if not form.is_valid():
        return OK
    try:
        _do(form, yes, no)
    except ReasonMissing as refusal:
        return refuse(form, refusal, "reason")
    except Refusal as refusal:
        return refuse(form, refusal)
    return None


def _do(form: DecisionForm, yes: Callable[[], None], no: Callable[..., None]) -> None:
    if form.cleaned_data["decision"] == YES:
        yes()
    else:
        no(reason=form.cleaned_data["reason"])
