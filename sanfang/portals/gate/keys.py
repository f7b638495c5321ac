"""Keys of the database as they come in with a form."""

from django.http import Http404, HttpRequest

# More digits than a key of the database can have.
LONGEST = 18


def key_of(text: str) -> int | None:
    """The key that a form names, or None for what can be no key at all and so names nothing that exists."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST else None


def ticked(request: HttpRequest, name: str) -> list[int]:
    """The keys of the rows that were ticked, each once; 404 for what is no key at all and so names nothing."""
    keys = {key_of(text) for text in request.POST.getlist(name)}
    if None in keys:
        raise Http404
    return sorted(key for key in keys if key is not None)
