"""Form fields that read what people type as the domain reads it."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from django import forms
from django.utils import timezone

from sanfang import calendar
from sanfang.agreements.details import LONGEST_REMARKS
from sanfang.codes import amounts, names, phones, usccs, words
from sanfang.codes.lists import code_list
from sanfang.codes.months import parse_month
from sanfang.refusal import Refusal

Reader = Callable[[str], Any]


class ReadField(forms.CharField):
    """A line of text, read by a function of the domain; its refusal is the field's fault, in its own words.

    What is only blanks to the domain, such as blanks without a width, fills no required field.
    """

    def __init__(self, read: Reader, **kwargs: Any) -> None:
        self.read = read
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return self.empty_value
        try:
            read = self.read(text)
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        if self.required and read == "":
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return read


class MomentField(forms.DateTimeField):
    """A day and a time as clocks in China show them, whatever zone the server counts in."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    default_error_messages = {"invalid": "请填写有效的日期和时间，例如 2026-03-05 14:30。"}

    def to_python(self, value: Any) -> datetime | None:
        with timezone.override(calendar.CHINA):
            return super().to_python(value)


def line_field(label: str, limit: int, **kwargs: Any) -> ReadField:
    """One line of at most `limit` characters."""
    return ReadField(partial(words.clean_line, limit=limit), label=label, **kwargs)


def text_field(label: str, limit: int, *, rows: int = 3, **kwargs: Any) -> ReadField:
    """Several lines of at most `limit` characters."""
    widget = forms.Textarea(attrs={"rows": rows})
    return ReadField(partial(words.clean_text, limit=limit), label=label, widget=widget, **kwargs)


def remarks_field() -> ReadField:
    """备注: what the paper has no article for."""
    hint = f"没有就不填；最多 {LONGEST_REMARKS} 个字，协议书上写不下的印在续页上。"
    return text_field("备注", LONGEST_REMARKS, required=False, help_text=hint)


def yuan_field(label: str, most: int, **kwargs: Any) -> ReadField:
    """A whole amount from 1 to `most`; None where nothing is typed into one that may stay empty."""
    read = partial(amounts.parse_yuan, most=most)
    widget = forms.TextInput(attrs={"inputmode": "numeric"})
    return ReadField(read, label=label, widget=widget, empty_value=None, **kwargs)


def person_field(label: str, **kwargs: Any) -> ReadField:
    return ReadField(names.clean_person_name, label=label, **kwargs)


def organisation_field(label: str, **kwargs: Any) -> ReadField:
    return ReadField(names.clean_organisation_name, label=label, **kwargs)


def uscc_field(label: str = "统一社会信用代码", **kwargs: Any) -> ReadField:
    return ReadField(usccs.parse, label=label, **kwargs)


def phone_field(label: str, **kwargs: Any) -> ReadField:
    """A mobile or a landline number."""
    return ReadField(phones.parse_phone, label=label, **kwargs)


def month_field(label: str, *, read: Reader = parse_month, **kwargs: Any) -> ReadField:
    """A month, picked where the browser can, typed where it cannot."""
    picker = forms.TextInput(attrs={"type": "month"})
    return ReadField(read, label=label, widget=picker, max_length=20, **kwargs)


def postcode_field(label: str = "邮政编码", **kwargs: Any) -> forms.RegexField:
    message = {"invalid": "邮政编码是 6 位数字，例如 241000。"}
    return forms.RegexField(r"\A[0-9]{6}\Z", label=label, error_messages=message, **kwargs)


def code_field(label: str, codes: str, **kwargs: Any) -> forms.ChoiceField:
    """One of a code list, by its words."""
    choices = [("", "请选择"), *code_list(codes).choices]
    return forms.ChoiceField(label=label, choices=choices, **kwargs)
