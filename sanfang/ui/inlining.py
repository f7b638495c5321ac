"""Our scripts and styles written into a page itself, for a file that works where there is no network."""

from __future__ import annotations

import base64
import posixpath
import re
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders

# `from "./name.js"`, as every module of ours and of the packages we serve imports its neighbours.
IMPORT = re.compile(r'(?<=\bfrom )"(\.\.?/[^"\n]+)"')
TYPES = {".js": "text/javascript", ".css": "text/css"}


@cache
def data_url(name: str) -> str:
    """A static file as the address that contains it; a module with what it imports. LookupError without the file."""
    path = finders.find(name)
    if path is None:
        raise LookupError(f"{name}: add it to assets.json and run `make assets`.")
    text = Path(path).read_text(encoding="utf-8")
    whole = IMPORT.sub(lambda found: f'"{data_url(_beside(name, found[1]))}"', text)
    encoded = base64.b64encode(whole.encode()).decode()
    return f"data:{TYPES[Path(name).suffix]};base64,{encoded}"


def _beside(name: str, relative: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), relative))
