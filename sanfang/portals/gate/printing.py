"""What goes on paper is refused where it is typed, when the paper could not show it (manual F4)."""

from django.forms import Form

from sanfang.documents.glyphs import missing_glyphs


def refuse_unprintable(form: Form) -> None:
    """Give every field whose text the paper cannot show a fault that names the characters."""
    for name, value in list(form.cleaned_data.items()):
        missing = missing_glyphs(value) if isinstance(value, str) else []
        if missing:
            form.add_error(name, f"协议书上印不出「{'」「'.join(missing)}」，请核对，或换成通用的字。")
