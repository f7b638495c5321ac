"""The agreement on paper (manual F4, F5; promises W04–W09, P21)."""

import io
import threading

import pypdfium2
import pytest
import zxingcpp

from sanfang.documents import paper
from sanfang.documents.glyphs import GlyphMissing, missing_glyphs
from tests.documents.samples import sheets

NUMBER = "202610363310000017"
URL = "https://sanfang.example/v/" + "x" * 43 + "/"


def details(**blocks) -> dict:
    """A frozen agreement of the class of 2026, with what a test wants different."""
    whole = {
        "title": "安徽工程大学 2026 届毕业生就业协议书",
        "cohort_year": 2026,
        "graduate": {
            "name": "张晓",
            "sex": "男",
            "ethnicity": "汉族",
            "political_status": "共青团员",
            "student_number": "3220701101",
            "education_level": "本科生毕业",
            "training_mode": "非定向",
            "major": "计算机科学与技术",
            "length_of_schooling": "4",
            "phone": "13800138000",
            "qq": "10001",
            "home_address": "安徽省芜湖市鸠江区一号",
        },
        "school": {
            "name": "安徽工程大学",
            "code": "10363",
            "department": "计算机与信息学院",
            "contact_office": "毕业生就业指导中心",
            "contact_person": "李老师",
            "address": "安徽省芜湖市北京中路 8 号",
            "phone": "0553-2871411",
        },
        "employer": {
            "name": "芜湖云帆软件有限公司",
            "uscc": "91340200MA0000009H",
            "contact_person": "莫新",
            "phone": "0553-2871000",
            "email": "hr@example.com",
            "address": "芜湖市长江路 8 号",
            "postcode": "241000",
            "nature": "其他企业",
            "industry": "制造业",
            "place": "安徽省芜湖市",
        },
        "position": {"title": "软件工程师", "job_category": "工程技术人员", "place": "安徽省芜湖市"},
        "terms": {"article_two": "", "article_five": ""},
    }
    for name, values in blocks.items():
        whole[name] = {**whole[name], **values} if isinstance(values, dict) else values
    return whole


def render(content: dict | None = None, **options) -> bytes:
    known = {"number": NUMBER, "sheets": sheets(code=URL), "site": "sanfang.example"}
    return paper.render(content or details(), **(known | options))


def pages_of(pdf: bytes) -> list[str]:
    """The text of every page, without the blanks and breaks that setting puts in."""
    with pypdfium2.PdfDocument(pdf) as document:
        return ["".join(page.get_textpage().get_text_range().split()) for page in document]


def everything(pdf: bytes) -> str:
    return "".join(pages_of(pdf))


def test_one_page_for_each_of_three_copies():
    pages = pages_of(render())

    assert len(pages) == 3
    assert [page[page.index("份（") - 2 :].split("查验")[0] for page in pages] == [
        "第1份（用人单位）",
        "第2份（毕业生）",
        "第3份（学校）",
    ]


def test_every_value_that_was_frozen_is_on_the_page():
    page = pages_of(render())[0]

    content = details()
    for block in ("graduate", "employer", "position"):
        for name, value in content[block].items():
            if (block, name) != ("employer", "place"):
                assert value.replace(" ", "") in page, (block, name)
    for name in ("name", "contact_office", "contact_person", "address", "phone"):
        assert content["school"][name].replace(" ", "") in page, name
    assert NUMBER in page


def test_all_seven_articles_and_three_notes_are_there():
    page = pages_of(render())[0]

    assert [f"第{numeral}条" in page for numeral in "一二三四五六七"] == [True] * 7
    assert "注意事项" in page
    assert "一式三份" in page


def test_the_registration_certificate_ends_with_the_class_of_2022():
    before = everything(render(details(cohort_year=2022)))
    after = everything(render(details(cohort_year=2023)))

    assert ("报到证" in before, "报到证" in after) == (True, False)


def test_the_qr_reads_back_at_150_dpi():
    with pypdfium2.PdfDocument(render()) as document:
        picture = document[0].render(scale=150 / 72).to_pil()

    assert [found.text for found in zxingcpp.read_barcodes(picture.convert("L"))] == [URL]


def test_the_official_domain_stands_in_words():
    assert "查验网址：sanfang.example" in pages_of(render())[0]


@pytest.mark.parametrize("name", ["张䶮", "龑㛃", "王𬭚", "𬱟𫖯", "欧阳堃喆", "阿卜杜拉·买买提" + "江" * 42])
def test_p21_rare_and_long_names_are_printed_and_found_again(name):
    assert name in everything(render(details(graduate={"name": name})))


@pytest.mark.parametrize(
    ("name", "named"), [("张\ue863", "U+E863"), ("张😀", "U+1F600"), ("张\U000323ab", "U+323AB")]
)
def test_a_character_without_a_glyph_stops_the_print_and_is_named(name, named):
    with pytest.raises(GlyphMissing, match=named.replace("+", r"\+")):
        render(details(graduate={"name": name}))


def test_only_what_is_missing_is_named():
    assert missing_glyphs("张三 ABC 123，（）·\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "{{7*7}}",
        "#panic(1)",
        "\\input{x}",
        "<b>粗</b>",
        "file:///etc/passwd",
        "$x^2$",
        "*星*_线_",
        "http://169.254.1.1",
    ],
)
def test_w07_what_looks_like_a_template_is_printed_literally(text):
    page = everything(render(details(employer={"name": text}, terms={"article_two": text})))

    assert page.count(text) == 6


def test_w08_long_terms_flow_on_and_nothing_is_lost():
    sentences = "".join(f"第{n}项约定内容。" for n in range(220))
    assert len(sentences) > 2000

    pages = pages_of(render(details(terms={"article_two": sentences})))

    assert len(pages) == 6
    # A sentence may stand on two pages, so what counts is its beginning.
    assert [sum(page.count(f"第{n}项") for page in pages) for n in range(220)] == [3] * 220


def test_w09_the_same_details_give_the_same_bytes():
    assert render() == render()


def test_one_copy_alone_says_whose_it_is():
    pages = pages_of(render(sheets=sheets("第 2 份（毕业生）· 第 2 次打印")))

    assert ["第2份（毕业生）·第2次打印" in page for page in pages] == [True]


def test_two_threads_get_their_own_pages():
    papers: dict[str, bytes] = {}

    def set_one(name: str) -> None:
        papers[name] = render(details(graduate={"name": name}))

    threads = [threading.Thread(target=set_one, args=(f"张{c}",)) for c in "甲乙丙丁戊己"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    # Read one after the other: PDFium, which only the tests read with here, is not made for threads.
    assert all(name in everything(paper) for name, paper in papers.items())
    assert len(papers) == 6


def test_the_file_says_what_it_is():
    with pypdfium2.PdfDocument(io.BytesIO(render())) as document:
        assert document.get_metadata_value("Title") == "安徽工程大学 2026 届毕业生就业协议书"
