"""Remarks on paper: on the form where there is room, else on a sheet of their own, whole (W08)."""

from datetime import date

from tests.documents.samples import NUMBER, an_agreement, drawn, pages_of, sheets, squeezed

AGREED = {"article_two": "七月十日前报到。", "article_five": ""}
LONG = "".join(f"第 {n} 项备注的内容；" for n in range(1, 160))


def remarked(remarks: str) -> list[str]:
    details = an_agreement(terms=AGREED | {"remarks": remarks})
    return pages_of(drawn(details, sheets=sheets("一份"), approved_on=date(2026, 11, 24), has_seal=True))


def test_without_remarks_the_form_has_no_place_for_them():
    (page,) = pages_of(drawn(an_agreement(terms=AGREED), sheets=sheets("一份")))

    assert "备注" not in page


def test_a_short_remark_stands_on_the_form():
    (page,) = remarked("宿舍由乙方提供。\n面试车费由乙方承担。")

    assert (
        page.count(
            "第七条因履行本协议发生的争议，由甲乙双方共同协商解决。备注宿舍由乙方提供。面试车费由乙方承担。"
        )
        == 1
    )


def test_W08_long_remarks_are_whole_on_a_sheet_that_says_what_it_belongs_to():
    assert 1900 <= len(LONG) <= 2000

    form, sheet = remarked(LONG)

    assert form.count("备注见续页。") == 1
    assert sheet.startswith(
        f"安徽工程大学2026届毕业生就业协议书（续页）编号：{NUMBER}备注以下内容是本协议的组成部分。"
    )
    assert sheet.count(squeezed(LONG)) == 1
    assert "甲方（签名）：年月日乙方（公章）：年月日" in sheet


def test_W08_many_lines_of_remarks_flow_on_from_sheet_to_sheet():
    lines = [f"约定第 {n} 项" for n in range(1, 181)]

    pages = remarked("\n".join(lines))

    assert [sum(page.count(squeezed(line)) for page in pages) for line in lines] == [1] * len(lines)
    assert ["（续页）" in page for page in pages] == [False] + [True] * (len(pages) - 1)


def test_remarks_that_look_like_a_template_are_printed_literally():
    (page,) = remarked("#panic(1) {{7*7}}")

    assert page.count("备注#panic(1){{7*7}}") == 1
