"""Three hundred names from a school's list to the record, the search, the paper, a workbook and the mask (P21)."""

import io
import subprocess
import unicodedata

import pytest
from fontTools.ttLib import TTFont
from python_calamine import CalamineWorkbook

from sanfang.codes.names import SEPARATOR
from sanfang.documents import fonts
from sanfang.documents.fonts import typeface
from sanfang.exports.workbook import Watermark, write
from sanfang.graduates.actions import importing
from sanfang.graduates.models import Graduate
from sanfang.privacy.masking import mask_name
from tests.documents.names_corpus import NAMES, NEEDS_RARE, Name
from tests.documents.samples import one_copy, squeezed
from tests.graduates.imports.books import a_person, uploaded

RARE_IS_INSTALLED = (fonts.DEBIAN_RARE / "HanaMinB.ttf").is_file()
CORPUS = [*NAMES, *(NEEDS_RARE if RARE_IS_INSTALLED else [])]
KEPT = [name.kept for name in CORPUS]
MARK = Watermark("试", "2026-03-05 10:00")


def imported(cast, names: list[Name]):
    people = [a_person(姓名=name.typed, 学号=f"P21{place:04}") for place, name in enumerate(names)]
    return importing.check(uploaded(*people), cast.school, cast.plan, actor=cast.actor("administrator"))


@pytest.fixture
def everybody(cast) -> list[Graduate]:
    """The corpus on the roster, in its order."""
    importing.commit(imported(cast, CORPUS), actor=cast.actor("administrator"))
    return list(Graduate.objects.filter(student_number__startswith="P21").order_by("student_number"))


def text_of(pdf: bytes) -> str:
    """As poppler reads it, which honours what a PDF says a glyph was typed as."""
    read = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True, timeout=60
    )
    return squeezed(read.stdout.decode())


def test_P21_the_corpus_has_three_hundred_names_of_two_to_fifty_characters():
    lengths = {len(name.kept) for name in NAMES}

    assert len(NAMES) == 300
    assert lengths == set(range(2, 51))


def test_P21_a_list_is_kept_in_the_database_as_it_was_meant(everybody):
    assert [graduate.name for graduate in everybody] == KEPT


def test_P21_everybody_is_found_as_typed_and_as_kept(everybody):
    lost = [
        name
        for graduate, name in zip(everybody, CORPUS, strict=True)
        for text in {name.typed, name.kept}
        if not Graduate.objects.matching(text).filter(pk=graduate.pk).exists()
    ]

    assert lost == []


def test_P21_a_name_is_found_with_any_dot_and_without(everybody):
    meant = {graduate.pk for graduate in everybody if graduate.name == "阿依古丽·买买提"}

    found = [
        set(Graduate.objects.matching(f"阿依古丽{dot}买买提").values_list("pk", flat=True))
        for dot in ("·", "•", "‧", "・", "．", "〮", "")
    ]

    assert found == [meant] * 7


def test_P21_the_paper_s_text_has_every_name_as_it_is_kept():
    listed = [f"{place}、{name}；" for place, name in enumerate(KEPT, start=1)]

    text = text_of(one_copy(terms={"article_two": "\n".join(listed), "article_five": ""}))

    assert [line for line in listed if squeezed(line) not in text] == []


def test_P21_no_name_is_drawn_as_a_box_or_as_nothing():
    """Each character by the first family that has it, as typst chooses; a font may have one and draw nothing."""
    # A letter and its accent are drawn as one where the font has them as one.
    composed = unicodedata.normalize("NFC", "".join(KEPT))
    wanted = set(map(ord, composed)) - {ord(" ")}
    drawn: set[int] = set()
    for family in typeface().families:
        drawn |= _with_outline(family, wanted - drawn)

    assert wanted - drawn == set()


def _with_outline(family: str, wanted: set[int]) -> set[int]:
    path = next(face.path for face in typeface().fonts.fonts() if face.family == family)
    with TTFont(path, lazy=True) as font:
        glyphs, named = font["glyf"], font.getBestCmap()
        return {one for one in wanted & named.keys() if glyphs[named[one]].numberOfContours != 0}


def test_P21_a_workbook_gives_back_every_name_as_it_is_kept():
    content, count = write("名单", ["姓名"], ([name] for name in KEPT), MARK)

    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        rows = book.get_sheet_by_index(0).to_python()

    assert count == len(KEPT)
    assert rows == [["姓名"], *([name] for name in KEPT)]


def test_P21_a_masked_name_keeps_its_length_its_first_character_and_its_separators():
    for name in KEPT:
        masked = mask_name(name)

        assert len(masked) == len(name)
        assert masked[0] == name[0]
        assert masked != name
        assert {one for one, was in zip(masked, name, strict=True) if one != was} == {"*"}
        assert [one == SEPARATOR for one in masked] == [one == SEPARATOR for one in name]


@pytest.mark.skipif(RARE_IS_INSTALLED, reason="needs a machine without fonts-hanazono")
def test_P21_without_the_font_of_rare_characters_those_names_are_refused_at_their_rows(cast):
    batch = imported(cast, NEEDS_RARE[:3])

    assert [(row, label) for row, label, _, _ in batch.report["faults"]] == [
        (2, "姓名"),
        (3, "姓名"),
        (4, "姓名"),
    ]
