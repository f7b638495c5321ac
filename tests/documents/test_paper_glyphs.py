"""A character that no font has stops the print and is named; an empty box is never printed (P21)."""

import json
import shutil
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from sanfang.documents import fonts, glyphs
from sanfang.documents.editions import TEMPLATES
from sanfang.documents.fonts import FontsMissing
from sanfang.documents.glyphs import GlyphMissing, missing_glyphs
from tests.documents.samples import one_copy, pages_of

# An ideograph of Extension H, which not even Debian's font of rare characters has.
RAREST = "\U00031350"


@pytest.mark.parametrize(
    ("name", "named", "remedy"),
    [
        ("张\U000323ab", "「\U000323ab」（U+323AB）", "安装含有它的字体"),
        ("张\ue863", "「\ue863」（U+E863）", "更正为规范汉字"),
        ("张😀", "「😀」（U+1F600）", "改成文字"),
        ("Nguyễn Š", "「Š」（U+0160）", "安装含有它的字体"),
    ],
)
def test_P21_the_refusal_names_the_character_and_the_remedy(name, named, remedy):
    with pytest.raises(GlyphMissing) as refusal:
        one_copy(graduate={"name": name})

    assert f"“{name}”中的{named}" in str(refusal.value)
    assert remedy in str(refusal.value)
    assert refusal.value.characters == (name[-1],)


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "安徽😀大学 2026 届毕业生就业协议书"},
        {"school": {"address": "路😀"}},
        {"employer": {"email": "😀@example.com"}},
        {"position": {"title": "😀"}},
        {"terms": {"article_two": "", "article_five": "赔😀"}},
    ],
)
def test_P21_any_field_stops_the_print(changes):
    with pytest.raises(GlyphMissing):
        one_copy(**changes)


def test_each_missing_character_is_named_once_in_order():
    assert missing_glyphs(f"😀张{RAREST}😀三{RAREST}") == ["😀", RAREST]


@pytest.mark.parametrize(
    "text",
    [
        "张三·李四",
        "㛃䶮𬭚𬱟𫖯龑",
        "ABC abc 0123 @._-#",
        "一\n二\t三\u3000四\u00a0五",
        "e\u0301",
        "葛\U000e0100",
        "a\u200bb",
    ],
)
def test_what_can_be_drawn_is_not_missing(text):
    assert missing_glyphs(text) == []
    one_copy(terms={"article_two": text, "article_five": ""})


def test_what_typst_itself_cannot_draw_is_named_as_well(monkeypatch):
    monkeypatch.setattr(glyphs, "missing_glyphs", lambda text: [])

    with pytest.raises(GlyphMissing, match="U\\+E863"):
        one_copy(graduate={"name": "张\ue863"})


@pytest.mark.parametrize("wording", sorted(TEMPLATES.rglob("wordings/*.json")), ids=lambda path: path.stem)
def test_our_own_words_can_be_drawn(wording):
    assert missing_glyphs(wording.read_text(encoding="utf-8")) == []
    assert len(json.loads(wording.read_text(encoding="utf-8"))["articles"]) == 7


def a_font_with(character: str, path: Path) -> None:
    """A font of one square, named as an administrator's font for rare characters may be."""
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    for corner in ((100, 800), (900, 800), (900, 0)):
        pen.lineTo(corner)
    pen.closePath()
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder([".notdef", "square"])
    font.setupCharacterMap({ord(character): "square"})
    font.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "square": pen.glyph()})
    font.setupHorizontalMetrics({".notdef": (1000, 0), "square": (1000, 100)})
    font.setupHorizontalHeader(ascent=880, descent=-120)
    font.setupNameTable({"familyName": "Rare", "styleName": "Regular", "psName": "Rare-Regular"})
    font.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120)
    font.setupPost()
    font.save(path)


def test_a_font_that_the_administrator_adds_prints_the_character(settings, tmp_path):
    for font in Path(settings.FONT_DIR).glob("*.ttf"):
        shutil.copy(font, tmp_path)
    a_font_with(RAREST, tmp_path / "Rare.ttf")
    settings.FONT_DIR = tmp_path

    assert missing_glyphs(RAREST) == []
    assert f"张{RAREST}" in pages_of(one_copy(graduate={"name": f"张{RAREST}"}))[0]


def test_the_fonts_of_debian_step_in(settings, tmp_path, monkeypatch):
    monkeypatch.setattr(fonts, "DEBIAN", Path(settings.FONT_DIR))
    settings.FONT_DIR = tmp_path

    assert "欧阳雨桐" in pages_of(one_copy())[0]


def test_without_any_font_the_clerk_is_told_whom_to_ask(settings, tmp_path, monkeypatch):
    monkeypatch.setattr(fonts, "DEBIAN", tmp_path)
    monkeypatch.setattr(fonts, "DEBIAN_RARE", tmp_path)
    settings.FONT_DIR = tmp_path

    with pytest.raises(FontsMissing, match="请联系管理员安装字体"):
        one_copy()
