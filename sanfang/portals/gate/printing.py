"""What goes on paper is refused where it is typed, when the paper could not show it (manual F4)."""

from django.forms import Form, PasswordInput

from sanfang.codes.printable import Unprintable, printable


def refuse_unprintable(form: Form) -> None:
    """Give every field whose text the paper cannot show a fault that names the characters."""
    for name, value in list(form.cleaned_data.items()):
        if not isinstance(value, str) or isinstance(form.fields[name].widget, PasswordInput):
            continue
        try:
            printable(value)
        except Unprintable as refusal:
            form.add_error(name, str(refusal))
