"""The fonts of the paper, and the characters they can draw.

`FONT_DIR` comes first: what lies there is what an installation chose, and looks the same on every
machine. Debian's fonts step in where it has none, and add rare characters where they are installed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from os import fspath
from pathlib import Path

import typst
from django.conf import settings
from fontTools.ttLib import TTFont

from sanfang.refusal import Refusal

# 宋体 by two names: as the package of the web fonts and as Debian call it.
SONG = ("Noto Serif SC", "Noto Serif CJK SC")
DEBIAN = Path("/usr/share/fonts/opentype/noto")
# HanaMinB draws what 宋体 lacks: with it, every ideograph of GB 18030-2022 has a drawing.
RARE = "HanaMinB"
DEBIAN_RARE = Path("/usr/share/fonts/truetype/hanazono")


class FontsMissing(Refusal):
    message = "服务器上没有打印协议书要用的宋体字体，暂时不能打印。请联系管理员安装字体后再试。"


@dataclass(frozen=True)
class Typeface:
    """Families in order of preference, where typst finds them, and the code points they draw."""

    families: tuple[str, ...]
    fonts: typst.Fonts
    code_points: frozenset[int]
    files: tuple[Path, ...]

    @cached_property
    def fingerprint(self) -> str:
        """The SHA-256, in hex, of the files' names and contents: papers with the same one have the same letters.

        Tens of megabytes are read for it, once, by whoever asks first.
        """
        return hashlib.sha256("\n".join(map(_line_of, self.files)).encode()).hexdigest()


def typeface() -> Typeface:
    """The typeface of the paper; read once per process. FontsMissing when there is none."""
    # As text: a path is taken apart anew to be compared, and this is asked for every cell of a list.
    return _typeface(fspath(settings.FONT_DIR))


@cache
def _typeface(folder: str) -> Typeface:
    chosen = Path(folder)
    own = _fonts_in([chosen])
    folders = [chosen, DEBIAN_RARE] if _song_of(own) else [chosen, DEBIAN, DEBIAN_RARE]
    fonts = _fonts_in(folders)
    song = _song_of(fonts)
    if not song:
        raise FontsMissing
    families = _in_order(song, own.families(), fonts.families())
    used = [face for face in fonts.fonts() if face.family in families]
    return Typeface(families, fonts, _code_points(used), _files_of(used))


def _fonts_in(folders: Iterable[Path]) -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(folder) for folder in folders if folder.is_dir()],
    )


def _song_of(fonts: typst.Fonts) -> str | None:
    return next((family for family in SONG if family in fonts.families()), None)


def _in_order(song: str, own: Iterable[str], every: Iterable[str]) -> tuple[str, ...]:
    """宋体, then whatever else an administrator put into the folder, then Debian's rare characters."""
    rare = [RARE] if RARE in every else []
    return tuple(dict.fromkeys([song, *sorted(own), *rare]))


def _code_points(faces: Iterable[typst.FontInfo]) -> frozenset[int]:
    return frozenset().union(*map(_cmap, faces))


def _files_of(faces: Iterable[typst.FontInfo]) -> tuple[Path, ...]:
    """A collection holds several faces and is one file. Where it lies is no matter, what it is called is."""
    return tuple(sorted({Path(face.path) for face in faces if face.path}, key=lambda path: (path.name, path)))


def _line_of(path: Path) -> str:
    with path.open("rb") as file:
        return f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {path.name}"


def _cmap(face: typst.FontInfo) -> frozenset[int]:
    with TTFont(face.path, fontNumber=face.index, lazy=True) as font:
        return frozenset(font.getBestCmap())
