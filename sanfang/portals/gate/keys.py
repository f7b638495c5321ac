"""Keys of the database as they come in with a form."""

# More digits than a key of the database can have.
LONGEST = 18


def key_of(text: str) -> int | None:
    """The key that a form names, or None for what can be no key at all and so names nothing that exists."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST else None
