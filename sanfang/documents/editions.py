"""Editions of the form: each a folder of templates and words that never changes once papers were made by it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

TEMPLATES = Path(__file__).parent / "templates_typst"
# Below TEMPLATES, a folder for each edition by its name.
EDITIONS = "agreement"
# What new papers are made by. Another form is another folder: a reprint of an old paper uses its own.
CURRENT = "2026-1"


class EditionUnknown(Exception):
    """No folder has this name."""


@dataclass(frozen=True)
class Edition:
    """One edition by its name."""

    name: str

    @property
    def folder(self) -> Path:
        return TEMPLATES / EDITIONS / self.name

    @property
    def template(self) -> str:
        """What typst begins with, below TEMPLATES."""
        return f"{EDITIONS}/{self.name}/agreement.typ"

    def wording_of(self, year: int) -> str:
        """The name of the wording that a cohort's agreements have; the newest cohorts are listed first."""
        cohorts = json.loads((self.folder / "cohorts.json").read_text(encoding="utf-8"))
        return str(next(name for first_year, name in cohorts if year >= first_year))

    def words_of(self, year: int) -> Any:
        """The words of a cohort's form as they are printed."""
        path = self.folder / "wordings" / f"{self.wording_of(year)}.json"
        return json.loads(path.read_text(encoding="utf-8"))

    def digest(self) -> str:
        """The SHA-256 of everything in the folder, names and contents."""
        whole = hashlib.sha256()
        for path in sorted(path for path in self.folder.rglob("*") if path.is_file()):
            whole.update(path.relative_to(self.folder).as_posix().encode() + b"\0")
            whole.update(hashlib.sha256(path.read_bytes()).digest())
        return whole.hexdigest()


@cache
def edition_named(name: str | None = None) -> Edition:
    """The edition of this name, or the current one; EditionUnknown for a name that no edition has."""
    edition = Edition(name or CURRENT)
    if edition.name not in names():
        raise EditionUnknown(edition.name)
    return edition


def names() -> list[str]:
    """Every edition there is."""
    return sorted(path.parent.name for path in (TEMPLATES / EDITIONS).glob("*/agreement.typ"))
