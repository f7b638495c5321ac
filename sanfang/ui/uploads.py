"""File inputs that say what they take before anybody chooses a file.

They tell; the room `uploads` looks into the content and refuses.
"""

from collections.abc import Sequence
from typing import Any

from django import forms

MEGABYTE = 1024 * 1024
DOCUMENT_KINDS = ("pdf", "jpg", "jpeg", "png")
WORKBOOK_KINDS = ("xlsx",)
# By their types, a phone offers camera and album, and an iPhone turns its HEIC photos into JPEG; by the ends
# of names, some of WeChat's browsers offer neither. `capture` would leave the camera alone.
TYPES = {"pdf": "application/pdf", "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png"}


def hint(kinds: Sequence[str], limit: int, *, several: bool = False) -> str:
    """「支持 PDF、JPG、PNG 格式，每个文件不超过 10 MB。」 JPEG is left unsaid, JPG says it."""
    names = "、".join(kind.upper() for kind in kinds if kind != "jpeg")
    return f"支持 {names} 格式，{'每个' if several else ''}文件不超过 {limit // MEGABYTE} MB。"


class UploadField(forms.FileField):
    """One file. The hint names kinds and size; `data-limit` lets the page warn before the upload."""

    widget = forms.FileInput
    several = False

    def __init__(
        self, *, kinds: Sequence[str] = DOCUMENT_KINDS, limit: int = 10 * MEGABYTE, **kwargs: Any
    ) -> None:
        self.kinds, self.limit = kinds, limit
        kwargs.setdefault("help_text", hint(kinds, limit, several=self.several))
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        accept = dict.fromkeys(TYPES.get(kind, f".{kind}") for kind in self.kinds)
        return {
            **super().widget_attrs(widget),
            "accept": ",".join(accept),
            "data-limit": str(self.limit),
        }


class SeveralFilesInput(forms.FileInput):
    allow_multiple_selected = True


class UploadsField(UploadField):
    """Several files at once; cleans to a list, empty when nothing was chosen and nothing is required."""

    widget = SeveralFilesInput
    several = True

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        chosen = data if isinstance(data, list | tuple) else [data]
        return [
            file
            for file in (super(UploadsField, self).clean(one, initial) for one in chosen or [None])
            if file
        ]
