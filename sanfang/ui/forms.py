"""Forms as the two sides see them: `DeskForm` in Tabler's manner, `PhoneForm` in WeUI's.

A form picks its side by its base class and is then written as `{{ form }}`, or field by field as
`{{ form.name.as_field_group }}`. Labels, hints, errors and their ties for screen readers come from
`ui/forms/*.html`; no page repeats them. Checks belong to the browser only where they help:
`required` is told to assistive tools, and refused by us in our own words.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates
from django.forms.utils import ErrorList, pretty_name
from django.template.backends.base import BaseEngine
from django.utils.functional import cached_property

from sanfang.ui.field_messages import speak_plainly
from sanfang.ui.shapes import kind_of

# Beyond this many faults a list at the top, with links, is kinder than a hunt down the page.
FAULTS_BEFORE_SUMMARY = 3


@dataclass(frozen=True)
class Fold:
    """Options under one heading, as Django's widgets describe them."""

    heading: str
    options: list[dict[str, Any]]

    @property
    def ticked(self) -> int:
        return sum(bool(option["selected"]) for option in self.options)


class StyledBoundField(BoundField):
    """A bound field that knows its shape, and gives its widget the class of its side."""

    widget_classes: ClassVar[dict[str, str]] = {}

    @property
    def kind(self) -> str:
        return kind_of(self.field.widget)

    @property
    def folds(self) -> list[Fold]:
        """The boxes of a folded field under their headings."""
        drawn = self.field.widget.get_context(self.html_name, self.value(), {"id": self.auto_id})
        return [Fold(heading or "", options) for heading, options, _ in drawn["widget"]["optgroups"]]

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        attrs = super().build_widget_attrs(attrs, widget)
        if self.is_hidden:
            return attrs
        given = self.field.widget.attrs.get("class", "")
        invalid = "is-invalid" if self.errors else ""
        attrs["class"] = " ".join(filter(None, [self.widget_classes[self.kind], given, invalid]))
        if self.field.required and self.kind not in {"choices", "folded"}:
            attrs["aria-required"] = "true"
        return attrs


class DeskBoundField(StyledBoundField):
    widget_classes = {
        "text": "form-control",
        "textarea": "form-control",
        "file": "form-control",
        "select": "form-select",
        "check": "form-check-input",
        "choices": "form-check-input",
        "folded": "form-check-input",
    }


class PhoneBoundField(StyledBoundField):
    widget_classes = {
        "text": "weui-input",
        "textarea": "weui-textarea",
        "file": "sf-file-input",
        "select": "sf-select",
        "check": "sf-tick",
        "choices": "sf-tick",
        "folded": "sf-tick",
    }


class SanfangRenderer(DjangoTemplates):
    """The house's default: the desk's field templates, in an engine that knows our tags."""

    form_template_name = "ui/forms/desk.html"
    field_template_name = "ui/forms/desk_field.html"
    bound_field_class: type[BoundField] = DeskBoundField

    @cached_property
    def engine(self) -> BaseEngine:
        return self.backend(
            {
                "APP_DIRS": True,
                "DIRS": [Path(forms.__file__).parent / "templates"],
                "NAME": "sanfang-forms",
                "OPTIONS": {"builtins": ["sanfang.ui.templatetags.ui"]},
            }
        )


class PhoneRenderer(SanfangRenderer):
    form_template_name = "ui/forms/phone.html"
    field_template_name = "ui/forms/phone_field.html"
    bound_field_class = PhoneBoundField


class StyledForm(forms.Form):
    """What both sides share."""

    use_required_attribute = False
    default_renderer = SanfangRenderer

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            # Not `self[name].label`: a bound field keeps its first words, and a subclass may still give others.
            field.label = pretty_name(name) if field.label is None else field.label
            speak_plainly(field)

    def get_context(self) -> dict[str, Any]:
        return {**super().get_context(), "summary": self.summary()}

    def summary(self) -> list[tuple[BoundField, ErrorList]]:
        """The faulty fields in the order of the page, once there are too many to be seen at a glance."""
        faulty = [(field, field.errors) for field in self.visible_fields() if field.errors]
        return faulty if len(faulty) > FAULTS_BEFORE_SUMMARY else []


class DeskForm(StyledForm):
    """A form on a desktop page."""


class PhoneForm(StyledForm):
    """A form on a phone page: cells, one under another, wide enough at 320 px."""

    default_renderer = PhoneRenderer
