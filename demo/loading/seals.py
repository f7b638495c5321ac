"""The demo's electronic seal: an authority of its own, made when there is none yet."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

from django.core.management import call_command

FOLDER, SETTINGS = "seals", "settings.env"


def sealing(folder: Path) -> dict[str, str]:
    """What the environment of web and worker must say, so that papers are sealed."""
    seals = folder / FOLDER
    if not (seals / SETTINGS).exists():
        call_command("make_seals", seals, "province", stdout=StringIO())
    lines = (seals / SETTINGS).read_text().splitlines()
    return dict(line.split("=", 1) for line in lines)
