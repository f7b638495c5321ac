"""How a printed agreement reaches a browser: opened, not downloaded, under its number."""

from django.http import HttpResponse


def paper_response(content: bytes, number: str) -> HttpResponse:
    """The PDF inline. The number is digits and letters, so that it may stand in a header."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{number}.pdf"'
    return response
