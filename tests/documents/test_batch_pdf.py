"""Pieces of PDF joined as a stream: every page is there, looks as it did, and what was left out is not."""

import io
import re
import subprocess

import pypdfium2
import pytest
from PIL import ImageChops

from sanfang.documents.batch.joined import Measure, joined, length_of
from sanfang.documents.batch.pieces import Piece, piece_of
from tests.documents.samples import one_copy, pages_of


def pieces(*pdfs: bytes) -> list[tuple[Measure, Piece]]:
    found, before = [], 0
    for pdf in pdfs:
        piece = piece_of(pdf, before)
        found.append((Measure(len(piece.body), piece.pages, before, len(piece.starts)), piece))
        before += len(piece.starts)
    return found


def together(parts: list[tuple[Measure, Piece]]) -> bytes:
    return b"".join(joined([measure for measure, _ in parts], [piece for _, piece in parts]))


def picture(pdf: bytes, page: int = 0):
    with pypdfium2.PdfDocument(pdf) as document:
        return document[page].render(scale=1).to_pil().convert("RGB")


@pytest.fixture(scope="module")
def papers() -> list[bytes]:
    return [one_copy(graduate={"name": name}) for name in ("张䶮", "李晓", "王强")]


def test_the_pages_stand_in_order_with_their_text_and_look(papers):
    whole = together(pieces(*papers))

    assert pages_of(whole) == [text for paper in papers for text in pages_of(paper)]
    for place, paper in enumerate(papers):
        assert ImageChops.difference(picture(whole, place), picture(paper)).getbbox() is None


def test_its_length_is_known_before_it_is_written(papers):
    parts = pieces(*papers)

    assert length_of([measure for measure, _ in parts]) == len(together(parts))


def test_what_is_left_out_leaves_nothing_behind(papers):
    first, second, third = pieces(*papers)

    whole = together([first, third])

    assert pages_of(whole) == [*pages_of(papers[0]), *pages_of(papers[2])]
    assert second[1].body[-200:] not in whole
    assert length_of([first[0], third[0]]) == len(whole)


def test_every_object_lies_where_the_table_says(papers):
    first, second, third = pieces(*papers)
    whole = together([second, third])

    table = whole[int(re.search(rb"startxref\n(\d+)\n", whole)[1]) :].split(b"\n")
    entries = [
        (number, line.split()) for number, line in enumerate(table[2:]) if line.endswith((b"n ", b"f "))
    ]

    assert len(entries) == 3 + sum(measure.objects_in_it for measure, _ in (first, second, third))
    for number, (place, _, kind) in entries:
        if kind == b"n":
            assert whole[int(place) :].startswith(b"%d 0 obj\n" % number)


def test_another_reader_finds_it_whole(papers, tmp_path):
    path = tmp_path / "joined.pdf"
    path.write_bytes(together(pieces(*papers)))

    told = subprocess.run(["pdfinfo", path], capture_output=True, check=True, text=True)

    assert re.search(r"Pages: +3\n", told.stdout)
    assert told.stderr == ""


def test_the_picture_of_a_seal_stays_on_the_page(sealed):
    whole = together(pieces(sealed))

    assert ImageChops.difference(picture(whole), picture(sealed)).getbbox() is None


def test_what_looks_like_a_reference_inside_a_text_is_left_alone():
    """As anything may stand in a string: a comment of a drawing program, a name with brackets."""
    with pypdfium2.PdfDocument.new() as document:
        document.new_page(100, 100)
        written = io.BytesIO()
        document.save(written)
    pdf = written.getvalue().replace(b"/Type/Page>>", b"/Type/Page/N(1 0 R \\) 2 0 R)>>")

    assert b"/N(1 0 R \\) 2 0 R)" in together(pieces(pdf))


def test_what_is_no_pdf_is_refused():
    with pytest.raises(ValueError, match="not a PDF"):
        piece_of(b"%PDF-quick", 0)
