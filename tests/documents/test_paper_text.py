"""Whatever people wrote is on the paper as they wrote it, whole, inside its place (W07-W09, P21)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pypdfium2
import pytest

from tests.documents.samples import (
    NUMBER,
    an_agreement,
    boxes_of,
    drawn,
    one_copy,
    pages_of,
    printed,
    squeezed,
)

FIFTY = "阿不都热合曼江·买买提吐尔逊·艾合买提江·库尔班尼亚孜·阿卜杜克热木·玉素甫·热合木吐拉·沙迪克江"
FIFTY += "江" * (50 - len(FIFTY))
NAMES = [
    *"㛃䶮𬭚𬱟𫖯龑㐱𬘬堃喆祎珺璟",
    "王芃",
    "欧阳雨桐",
    "阿依古丽·买买提",
    "Ana María O'Neill-Müller",
    FIFTY,
]
TEMPLATE_LIKE = [
    "{{7*7}}{% now 'Y' %}",
    '#eval("1+1") #read("/etc/passwd") #panic()',
    '"]; #sys.inputs //',
    "\\input{/etc/passwd} \\u{4e00}",
    "<script>alert(1)</script> &lt;b&gt;",
    "file:///etc/passwd",
    "http://169.254.169.254/latest/meta-data",
    "$x^2$ *粗* _斜_ `码` ~ -- --- ... @a <a>",
    "= 标题 \\ - 项 /* 注 */ // 注",
]
PAPER = {"left": 17.0, "right": 193.0, "bottom": 0.0, "top": 297.0}


@pytest.mark.parametrize("name", NAMES)
def test_P21_a_name_is_on_the_page_as_it_was_written(name):
    page = pages_of(one_copy(graduate={"name": name}))[0]

    assert f"姓名{squeezed(name)}性别" in page


@pytest.mark.parametrize("name", ["丁一", FIFTY])
def test_names_of_two_and_of_fifty_characters_keep_each_copy_on_one_page(name):
    assert len(name) in {2, 50}

    assert len(pages_of(printed(graduate={"name": name}))) == 3


@pytest.mark.parametrize("text", TEMPLATE_LIKE)
def test_W07_what_looks_like_a_template_is_printed_literally(text):
    details = {
        "graduate": {"home_address": text},
        "employer": {"name": text},
        "terms": {"article_two": text, "article_five": ""},
    }

    page = pages_of(one_copy(**details))[0]

    assert page.count(squeezed(text)) == 3


def test_W07_a_name_of_a_school_is_no_template_either():
    school = '#panic("x")'

    pdf = one_copy(school={"name": school}, title=f"{school} 2026 届毕业生就业协议书")

    assert squeezed(school) + "2026届毕业生就业协议书" in pages_of(pdf)[0]


def flowed(pdf: bytes) -> str:
    """The text of all pages of one copy, without what head and foot add on each."""
    text = "".join(pages_of(pdf))
    for total in (2, 3):
        for page in range(1, total + 1):
            text = text.replace(f"第{page}页/共{total}页", "")
    text = text.replace("本人留存查验网址：wangqian.example.edu.cn（请核对域名）", "")
    return text.replace(f"安徽工程大学2026届毕业生就业协议书（续页）编号：{NUMBER}", "")


LINES = "\n".join(f"{n}. 甲方于约定的第 {n} 日到乙方报到，乙方提供住宿和工作餐。" for n in range(1, 61))
SENTENCES = "".join(f"第 {n} 项约定的内容；" for n in range(1, 166))


@pytest.mark.parametrize(
    "terms", [LINES, SENTENCES, "W" * 2000, "约" * 2000], ids=["lines", "one", "W", "约"]
)
def test_W08_long_terms_flow_on_whole(terms):
    assert 1990 <= len(terms) <= 2050

    pdf = one_copy(terms={"article_two": terms, "article_five": ""})

    assert len(pages_of(pdf)) in {2, 3}
    assert flowed(pdf).count(squeezed(terms)) == 1


def test_W08_a_long_address_flows_on_whole():
    address = "".join(f"第{n}号楼" for n in range(1, 390))
    assert len(address) >= 2000 - 100

    pdf = one_copy(graduate={"home_address": address})

    assert flowed(pdf).count(address) == 1


def test_W08_the_second_page_says_what_it_belongs_to():
    first, second = pages_of(one_copy(terms={"article_two": SENTENCES, "article_five": ""}))

    assert second.startswith(f"安徽工程大学2026届毕业生就业协议书（续页）编号：{NUMBER}")
    assert ("第1页/共2页" in first, "第2页/共2页" in second) == (True, True)


@pytest.mark.parametrize(
    "changes",
    [
        {"terms": {"article_two": "W" * 2000, "article_five": "约" * 300}},
        {"graduate": {"name": "W" * 50, "home_address": "W" * 200}},
        {
            "employer": {
                "email": "W" * 60 + "@example.com",
                "phone": "0551-12345678-80011",
                "name": "单" * 100,
            }
        },
        {"position": {"title": "W" * 40, "job_category": "职" * 40, "place": "W" * 60}},
    ],
    ids=["terms", "graduate", "employer", "position"],
)
def test_W08_nothing_reaches_over_the_edge(changes):
    pdf = one_copy(**changes)

    boxes = boxes_of(pdf, "W约单职")

    assert len(boxes) >= 40
    assert min(box[0] for box in boxes) >= PAPER["left"]
    assert max(box[2] for box in boxes) <= PAPER["right"]
    assert min(box[1] for box in boxes) >= 10


def test_W08_a_name_without_a_blank_stays_in_its_cell():
    boxes = boxes_of(one_copy(graduate={"name": "W" * 50}), "W")
    in_the_table = [box for box in boxes if box[1] > 200]

    # The cell of the name: after the side (9 mm) and the label (16 mm), 32 mm wide.
    inside = [box[0] >= 17 + 25 and box[2] <= 17 + 25 + 32 for box in in_the_table]

    assert inside.count(True) >= 50


def test_W09_the_same_agreement_gives_the_same_bytes():
    assert printed() == printed()


def test_W09_every_thread_gives_the_same_bytes():
    with ThreadPoolExecutor(4) as threads:
        papers = list(threads.map(lambda _: printed(), range(8)))

    assert len(set(papers)) == 1


def test_the_date_inside_the_file_is_the_one_given():
    signed = datetime(2026, 5, 20, 8, 30, tzinfo=UTC)

    pdf = drawn(an_agreement(), timestamp=signed)

    with pypdfium2.PdfDocument(pdf) as document:
        assert document.get_metadata_value("CreationDate").startswith("D:20260520083000")
