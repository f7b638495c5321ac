"""The few shapes a field can have on a page; the field templates draw one each."""

from django import forms


class FoldedChoices(forms.CheckboxSelectMultiple):
    """Boxes to tick in such a number that they are folded under their headings."""


KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (FoldedChoices, "folded"),
    (forms.CheckboxInput, "check"),
    (forms.RadioSelect, "choices"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.FileInput, "file"),
)


def kind_of(widget: forms.Widget) -> str:
    """Which of the field templates' shapes draws this widget: the plain line of text unless listed."""
    return next((kind for widget_type, kind in KINDS if isinstance(widget, widget_type)), "text")
