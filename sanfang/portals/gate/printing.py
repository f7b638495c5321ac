"""What goes on paper is refused where it is typed, when the paper could not show it (manual F4)."""

from django.forms import Form, PasswordInput

from sanfang.documents.fonts import FontsMissing
from sanfang.documents.glyphs import missing_glyphs


def refuse_unprintable(form: Form) -> None:
    """Give every field whose text the paper cannot show a fault that names the characters."""
    for name, value in list(form.cleaned_data.items()):
        if not isinstance(value, str) or isinstance(form.fields[name].widget, PasswordInput):
            continue
        missing = _missing(value)
        if missing:
            form.add_error(name, f"协议书上印不出「{'」「'.join(missing)}」，请核对，或换成通用的字。")


def _missing(text: str) -> list[str]:
    """Without fonts nothing can be said here; whoever prints will read that they are missing."""
    try:
        return missing_glyphs(text)
    except FontsMissing:
        return []
