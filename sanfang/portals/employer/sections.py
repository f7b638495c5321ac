"""A form whose fields stand under several headings."""

from collections.abc import Iterator

from django.forms.boundfield import BoundField

from sanfang.ui.forms import DeskForm

Section = tuple[str, list[BoundField]]
Headings = tuple[tuple[str, tuple[str, ...]], ...]


class SectionedForm(DeskForm):
    """`SECTIONS` gives the headings with their fields in the order of the page; shown by parts/section_fields.html."""

    SECTIONS: Headings = ()

    def sections(self) -> Iterator[Section]:
        for title, names in self.SECTIONS:
            present = [self[name] for name in names if name in self.fields]
            if present:
                yield title, present
