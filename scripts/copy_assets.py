"""Copy the front-end files and fonts that `assets.json` allows from node_modules into var/.

The list is an allow-list: a package brings hundreds of files and Sanfang serves a dozen. Whatever is
no longer on the list disappears from var/, so a stale file cannot be served by accident.

Sections of `assets.json`:
    assets  {"destination under var/assets": "source under node_modules"}
    fonts   {"destination under var/fonts": "source under node_modules"}
    icons   ["name", "name-filled"] of @tabler/icons -> var/assets/icons/NAME.svg
"""

import json
import re
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NODE_MODULES = ROOT / "node_modules"
ICONS = "@tabler/icons/icons"

# A browser looks for the map beside the file, and so does Django's manifest storage, which then
# refuses to collect: the maps stay behind, so the comment that names them goes as well.
SOURCE_MAP = re.compile(rb"\n?(?:/\*[#@] sourceMappingURL=[^*]*\*/|//[#@] sourceMappingURL=\S*)\s*\Z")


class CannotCopy(Exception):
    """The list names something that the packages do not hold, or a place outside var/."""


def icon_source(name: str) -> str:
    """Where an icon lies in @tabler/icons; `star-filled` is the filled form of `star`."""
    if name.endswith("-filled"):
        return f"{ICONS}/filled/{name.removesuffix('-filled')}.svg"
    return f"{ICONS}/outline/{name}.svg"


def icon_files(names: Sequence[str]) -> dict[str, str]:
    return {f"icons/{name}.svg": icon_source(name) for name in names}


def inside(folder: Path, name: str) -> Path:
    """The path of `name` in `folder`; a name that climbs out of it is refused."""
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise CannotCopy(f"assets.json: {name} lies outside {folder}")
    return path


def content_of(source: Path) -> bytes:
    if not source.is_file():
        raise CannotCopy(f"assets.json: {source} does not exist; is the package in package.json?")
    content = source.read_bytes()
    return SOURCE_MAP.sub(b"\n", content) if source.suffix in {".css", ".js"} else content


def copy(files: Mapping[str, str], folder: Path, *, packages: Path = NODE_MODULES) -> None:
    """Fill `folder` with exactly `files`, by way of a sibling, so that no half-filled folder is left."""
    fresh = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    for name, source in files.items():
        target = inside(fresh, name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content_of(inside(packages, source)))
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)


def main() -> int:
    allowed = json.loads((ROOT / "assets.json").read_text(encoding="utf-8"))
    try:
        copy(allowed["assets"] | icon_files(allowed["icons"]), ROOT / "var" / "assets")
        copy(allowed["fonts"], ROOT / "var" / "fonts")
    except CannotCopy as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
