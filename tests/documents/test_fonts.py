"""Which ideographs the paper draws, counted block by block; and what a record calls its fonts (P21)."""

import shutil
import unicodedata
from pathlib import Path

import pytest

from sanfang.documents import fonts
from sanfang.documents.fonts import typeface

# First and last assigned code point, as of Unicode 15.1.
URO, EXTENSION_A = range(0x4E00, 0x9FA6), range(0x3400, 0x4DC0)
ADDED_TO_THE_FIRST_BLOCK = range(0x9FA6, 0xA000)
EXTENSIONS = {
    "B": range(0x20000, 0x2A6E0),
    "C": range(0x2A700, 0x2B73A),
    "D": range(0x2B740, 0x2B81E),
    "E": range(0x2B820, 0x2CEA2),
    "F": range(0x2CEB0, 0x2EBE1),
}
# GB 18030-2022, level 3, demands these and stops where its edition of Unicode stopped.
OF_GB_18030 = {
    *(*URO, *range(0x9FA6, 0x9FF0), *range(0x3400, 0x4DB6), *range(0x20000, 0x2A6D7)),
    *(*range(0x2A700, 0x2B735), *EXTENSIONS["D"], *EXTENSIONS["E"], *EXTENSIONS["F"]),
    *(0xFA0E, 0xFA0F, 0xFA11, 0xFA13, 0xFA14, 0xFA1F, 0xFA21, 0xFA23, 0xFA24, 0xFA27, 0xFA28, 0xFA29),
}
RARE_IS_INSTALLED = (fonts.DEBIAN_RARE / "HanaMinB.ttf").is_file()


@pytest.fixture
def a_folder_of_song(settings, tmp_path):
    """The fonts of the installation under another path: nothing is remembered of it."""
    for font in Path(settings.FONT_DIR).glob("*.ttf"):
        (tmp_path / font.name).symlink_to(font)
    settings.FONT_DIR = tmp_path
    return tmp_path


@pytest.fixture
def without_rare(a_folder_of_song, monkeypatch):
    monkeypatch.setattr(fonts, "DEBIAN_RARE", a_folder_of_song / "nowhere")


def undrawn(code_points) -> list[str]:
    return [f"U+{one:04X}" for one in code_points if one not in typeface().code_points]


def test_P21_song_alone_draws_the_first_two_blocks_whole(without_rare):
    assert undrawn([*URO, *ADDED_TO_THE_FIRST_BLOCK, *EXTENSION_A]) == []


def test_P21_song_alone_draws_what_the_register_of_names_needs_of_the_rest(without_rare):
    """The extensions' characters of the general standard list (通用规范汉字表): 196 and some more."""
    drawn = {
        name: len([one for one in block if one in typeface().code_points])
        for name, block in EXTENSIONS.items()
    }

    assert drawn == {"B": 52, "C": 44, "D": 8, "E": 108, "F": 1}


@pytest.mark.skipif(not RARE_IS_INSTALLED, reason="needs fonts-hanazono")
def test_P21_with_the_font_of_rare_characters_every_ideograph_of_gb_18030_is_drawn():
    assert len(OF_GB_18030) == 87_887
    assert undrawn(sorted(OF_GB_18030)) == []


@pytest.mark.skipif(not RARE_IS_INSTALLED, reason="needs fonts-hanazono")
def test_P21_what_is_left_of_the_extensions_came_after_the_standard():
    assert {name: len(undrawn(block)) for name, block in EXTENSIONS.items()} == {
        "B": len(range(0x2A6D7, 0x2A6E0)),
        "C": len(range(0x2B735, 0x2B73A)),
        **dict.fromkeys("DEF", 0),
    }


def test_every_place_of_the_standard_that_the_fonts_have_is_an_ideograph():
    """The list above counts characters, not holes between them; Python's own tables agree where they reach."""
    assert {unicodedata.category(chr(one)) for one in OF_GB_18030} == {"Lo"}


def test_the_fingerprint_is_the_same_wherever_the_fonts_lie(settings, without_rare, tmp_path):
    before = typeface().fingerprint
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(settings.FONT_DIR, elsewhere, symlinks=True)
    settings.FONT_DIR = elsewhere

    assert typeface().fingerprint == before
    assert len(before) == len("0" * 64)


@pytest.mark.parametrize("change", ["another byte", "another name"])
def test_the_fingerprint_tells_other_fonts(settings, without_rare, tmp_path, change):
    before = typeface().fingerprint
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    regular, bold = sorted(settings.FONT_DIR.glob("*.ttf"), reverse=True)
    (elsewhere / bold.name).symlink_to(bold)
    content = regular.read_bytes() + b"\0" * (change == "another byte")
    (elsewhere / (regular.name if change == "another byte" else "Song.ttf")).write_bytes(content)
    settings.FONT_DIR = elsewhere

    assert typeface().fingerprint != before


def test_the_fingerprint_leaves_out_fonts_that_draw_nothing_here(settings, without_rare):
    """Beside 宋体 of its own an installation does not use Debian's."""
    names = [path.name for path in typeface().files]

    assert names == ["NotoSerifSC-Bold.ttf", "NotoSerifSC-Regular.ttf"]
