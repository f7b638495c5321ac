"""A rare character is drawn by the paper's fonts for screens that lack it (P21)."""

import base64
import io

import pytest
from PIL import Image

from sanfang.documents import fonts
from sanfang.documents.rare_characters import picture_of, rare_in


def pixels_of(characters: str) -> Image.Image:
    _, _, content = picture_of(characters).partition("base64,")
    return Image.open(io.BytesIO(base64.b64decode(content)))


@pytest.mark.parametrize(
    ("text", "rare"),
    [
        ("张𬱟𬭚𬱟", "𬱟𬭚"),
        ("李\u9fcf", "\u9fcf"),
        ("张䶮", ""),
        ("阿依古丽·买买提", ""),
        ("张\U00031350", ""),
    ],
    ids=["each once", "later than the first block", "Extension A", "common", "no font has it"],
)
def test_rare_is_what_screens_may_lack_and_the_paper_has(text, rare):
    assert rare_in(text) == rare


def test_the_picture_shows_ink_on_no_ground():
    alpha = pixels_of("𬱟").convert("RGBA").getchannel("A")

    palest, darkest = alpha.getextrema()
    assert palest == 0
    assert darkest > 200


def test_two_characters_have_two_pictures_and_one_has_always_the_same():
    assert picture_of("𬱟") != picture_of("𬭚")
    assert picture_of("𬱟") == picture_of("𬱟")


def test_without_fonts_the_page_does_without_the_picture(settings, tmp_path, monkeypatch):
    monkeypatch.setattr(fonts, "DEBIAN", tmp_path)
    monkeypatch.setattr(fonts, "DEBIAN_RARE", tmp_path)
    settings.FONT_DIR = tmp_path

    assert picture_of("𬱟") == ""
