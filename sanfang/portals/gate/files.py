"""How a stored file reaches a browser: as what it is, never run, never kept."""

from django.http import FileResponse, Http404

from sanfang.uploads.models import StoredFile

# A picture or PDF opens in its own empty sandbox: whatever it holds, it can do nothing here.
SANDBOX = "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; sandbox"


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
