"""The school's line and the picture of its seal, on the same one page; what proves a file is another matter."""

from datetime import date

import pytest

from sanfang.documents.glyphs import GlyphMissing
from tests.documents.samples import an_agreement, boxes_of, drawn, pages_of, sheets

DAY = date(2026, 11, 24)
LONG_NAME = "阿卜杜拉·买买提" + "江" * 42
THREE_LINES = {
    "article_two": "七月十日前报到。\n试用期三个月。\n月薪八千元。",
    "article_five": "没有违约金。",
}


def sealed(**changes) -> bytes:
    return drawn(an_agreement(**changes), sheets=sheets("一份"), approved_on=DAY, has_seal=True)


def test_an_approved_and_sealed_paper_says_so_and_where_to_check_the_file():
    (page,) = pages_of(sealed())

    assert page.count("学校审核：通过2026年11月24日") == 1
    assert page.count("本协议已加盖电子印章，电子文件可在wangqian.example.edu.cn/v/查验") == 1
    assert page.count("就业协议专用章") == 1


def test_approved_without_a_seal_it_has_the_line_alone():
    (page,) = pages_of(drawn(an_agreement(), sheets=sheets("一份"), approved_on=DAY))

    assert ("学校审核：通过2026年11月24日" in page, "印章" in page, "专用章" in page) == (True, False, False)


def test_without_both_it_has_neither():
    (page,) = pages_of(drawn(an_agreement(), sheets=sheets("一份")))

    assert ("学校审核" in page, "印章" in page, "专用章" in page) == (False, False, False)


@pytest.mark.parametrize("school", ["某校", "安徽工程大学", "某" * 20 + "理工大学"])
def test_the_name_stands_round_the_ring_whatever_its_length(school):
    pdf = sealed(school={"name": school}, title=f"{school} 2026 届毕业生就业协议书")

    # The ring is 24 mm wide, in the middle of the right column of 56 mm, below the form.
    ring = [box for box in boxes_of(pdf, school) if box[3] < 50 and box[0] >= 153 and box[2] <= 177]
    assert len(ring) == len(school)
    assert max(box[3] for box in ring) - min(box[1] for box in ring) < 24


@pytest.mark.parametrize("name", ["丁一", LONG_NAME])
def test_a_name_of_two_or_fifty_characters_leaves_seal_and_form_on_one_page(name):
    assert len(name) in {2, 50}

    assert len(pages_of(sealed(graduate={"name": name}, terms=THREE_LINES))) == 1


def test_a_school_whose_name_cannot_be_drawn_gets_no_seal_and_no_paper():
    with pytest.raises(GlyphMissing):
        sealed(school={"name": "安徽\ue863大学"})
