"""How a stored file reaches a browser: as what it is, never run, never kept."""

from collections.abc import Callable

from django.http import FileResponse, Http404
from django.http.response import HttpResponseBase

from sanfang.uploads.models import StoredFile

# A picture or PDF opens in its own empty sandbox: whatever it holds, it can do nothing here.
SANDBOX = "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; sandbox"

View = Callable[..., HttpResponseBase]


def serves_a_file(view: View) -> View:
    """Mark a view of one file (a PDF, a picture) as one that the mini program may fetch and open by itself."""
    view.serves_a_file = True
    return view


def file_response(file: StoredFile) -> FileResponse:
    """The file inline, under its cleaned name; 404 when its bytes are not where they should be."""
    try:
        content = file.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(content, content_type=file.media_type, filename=file.original_name)
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    return response
