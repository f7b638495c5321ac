"""The form of one 毕业去向: exactly the fields and papers that its code asks for or takes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms

from sanfang.codes.lists import code_list
from sanfang.destinations.fields import BY_NAME
from sanfang.destinations.requirements import Requirement
from sanfang.portals.gate import fields as gate
from sanfang.reasons import LONGEST_REASON
from sanfang.ui.forms import DeskForm
from sanfang.ui.uploads import UploadsField

MOST_FILES = 5
MOST_PAY = 1_000_000
PAPER = "paper_"
HINTS = {
    "employer_uscc": "按营业执照填写 18 位。",
    "employer_place": "从省写起，例如 安徽省芜湖市。",
    "monthly_pay": "税前，不低于当地最低工资标准。",
}
BUILT: dict[str, Callable[..., forms.Field]] = {
    "employer_name": gate.organisation_field,
    "employer_uscc": gate.uscc_field,
    "contact_person": gate.person_field,
    "contact_phone": gate.phone_field,
    "contact_email": forms.EmailField,
    "postcode": gate.postcode_field,
}


class RecordForm(DeskForm):
    """What is said of a destination. `kept` are kinds of evidence that are there already; `owes_a_reason` where
    something else was said before; `seen` is the latest change when the page was made."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        asked: Requirement,
        year: int,
        kept: dict[str, int],
        owes_a_reason: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        for name in asked.fields:
            self.fields[name] = _field(name, asked, year)
        for paper in asked.evidence:
            self.fields[PAPER + paper.name] = _upload(paper.label, paper.required, kept.get(paper.name, 0))
        if owes_a_reason:
            help_text = "至少 2 个字，会留在去向的变动记录中，毕业生也能看到。"
            self.fields["reason"] = gate.text_field("更改原因", LONGEST_REASON, help_text=help_text)

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.asked.fields}

    @property
    def papers(self) -> dict[str, list[Any]]:
        """What was uploaded, by kind of evidence."""
        return {paper.name: self.cleaned_data[PAPER + paper.name] for paper in self.asked.evidence}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for paper in self.asked.evidence:
            if len(cleaned.get(PAPER + paper.name) or []) > MOST_FILES:
                self.add_error(PAPER + paper.name, f"一次最多上传 {MOST_FILES} 个文件，请合并后再传。")
        return cleaned


def _field(name: str, asked: Requirement, year: int) -> forms.Field:
    one = BY_NAME[name]
    shared: dict[str, Any] = {
        "label": asked.label(name),
        "required": name in asked.asks,
        "help_text": HINTS.get(name, ""),
    }
    if one.codes:
        choices = [("", "请选择"), *code_list(one.codes, year=year).choices]
        return forms.ChoiceField(choices=choices, **shared)
    if name == "monthly_pay":
        return gate.yuan_field(most=MOST_PAY, **shared)
    if name == "web_address":
        return forms.URLField(max_length=one.limit, assume_scheme="https", **shared)
    if name in BUILT:
        return BUILT[name](**shared)
    return gate.line_field(limit=one.limit, **shared)


def _upload(label: str, required: bool, kept: int) -> UploadsField:  # noqa: FBT001 — a column of a table
    upload = UploadsField(label=label, required=required and not kept)
    if kept:
        upload.help_text = f"已有 {kept} 份，不重新上传则沿用。{upload.help_text}"
    return upload
