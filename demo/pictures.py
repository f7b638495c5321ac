"""Papers as people photograph them, each with 样张 across it: nobody can take one for a document."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from demo.employers import Employer
from demo.letters import Letter
from demo.numbers import PUBLIC_INSTITUTION

LICENCE_SIZE = (840, 594)
LETTER_SIZE = (720, 1018)
INK, RED, PALE_RED = (40, 40, 40), (190, 30, 30), (246, 214, 210)
MARK = "样张"
DEBIAN_FONT = Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc")


class FontMissing(Exception):
    """No font with Chinese characters was found; `make assets` brings one."""


def find_font(folder: Path) -> Path:
    """The project's own font, or Debian's, or FontMissing."""
    for path in (folder / "NotoSerifSC-Regular.ttf", DEBIAN_FONT):
        if path.is_file():
            return path
    raise FontMissing(f"在 {folder} 没有找到中文字体。请先运行 make assets。")


def draw_licence(path: Path, employer: Employer, font: Path) -> None:
    """A certificate of registration that is none: the lines that a reviewer compares with the employer's details."""
    picture = _marked_paper(LICENCE_SIZE, font).copy()
    draw = ImageDraw.Draw(picture)
    draw.rectangle((18, 18, LICENCE_SIZE[0] - 19, LICENCE_SIZE[1] - 19), outline=RED, width=3)
    title = "事业单位法人证书" if employer.uscc.startswith(PUBLIC_INSTITUTION) else "营业执照"
    draw.text((LICENCE_SIZE[0] / 2, 90), f"{title}（{MARK}）", INK, _font(font, 44), anchor="mm")
    lines = (
        f"统一社会信用代码　{employer.uscc}",
        f"名　　称　{employer.name}",
        f"性　　质　{employer.company.nature}",
        f"法定代表人　{employer.company.contact_person}",
        f"住　　所　{employer.address}",
        f"行　　业　{employer.company.industry}",
        "登记机关　（样张，并非真实登记）",
    )
    for index, line in enumerate(lines):
        draw.text((70, 170 + 54 * index), line, INK, _font(font, 24))
    picture.quantize(32).save(path)


def draw_letter(path: Path, letter: Letter, font: Path) -> None:
    """An employer's letter on the end of an agreement, as a phone photographs it."""
    picture = _marked_paper(LETTER_SIZE, font).copy()
    draw = ImageDraw.Draw(picture)
    draw.text((LETTER_SIZE[0] / 2, 110), letter.title, INK, _font(font, 34), anchor="mm")
    for index, line in enumerate(_wrapped(letter.body, 25)):
        draw.text((60, 200 + 46 * index), line, INK, _font(font, 24))
    for index, line in enumerate((letter.sender, letter.day)):
        draw.text((LETTER_SIZE[0] - 60, 720 + 46 * index), line, INK, _font(font, 24), anchor="ra")
    picture.save(path, quality=70)


def _wrapped(text: str, places: int) -> list[str]:
    """Lines of so many places, of which a digit takes half of one; Chinese breaks anywhere."""
    lines: list[str] = []
    for paragraph in text.splitlines():
        room = 0.0
        for character in paragraph:
            room -= 0.55 if character.isascii() else 1
            if room < 0:
                lines.append("")
                room = places - 1
            lines[-1] += character
    return lines


@lru_cache(maxsize=2)
def _marked_paper(size: tuple[int, int], font: Path) -> Image.Image:
    """White paper with the mark across it; turning it takes long, so it is done once per size."""
    paper = Image.new("RGB", size, "white")
    mark = Image.new("RGB", size, "white")
    centre = (size[0] / 2, size[1] / 2)
    ImageDraw.Draw(mark).text(centre, MARK, PALE_RED, _font(font, 260), anchor="mm")
    paper.paste(mark.rotate(30, fillcolor="white"))
    return paper


@lru_cache(maxsize=8)
def _font(path: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size)
