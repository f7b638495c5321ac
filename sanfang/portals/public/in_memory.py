"""A file that somebody sends to be looked at and not to be kept: it never touches a disk of ours."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest


class InMemory(FileUploadHandler):
    """Keeps the beginning of a file up to one byte more than allowed, which tells that there is more."""

    def __init__(self, request: HttpRequest, limit: int) -> None:
        super().__init__(request)
        self.most = limit + 1

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.held = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.held.write(raw_data[: self.most - self.held.tell()])

    def file_complete(self, file_size: int) -> UploadedFile[bytes]:
        size = self.held.tell()
        self.held.seek(0)
        return InMemoryUploadedFile(
            self.held, self.field_name, self.file_name or "", self.content_type, size, self.charset
        )
