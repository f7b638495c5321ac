"""The manual's form: its fields, its articles by year, its copies (manual F2-F5)."""

import pytest

from sanfang.documents.paper import Sheet
from tests.documents.samples import (
    NUMBER,
    URL,
    an_agreement,
    codes_on,
    drawn,
    one_copy,
    pages_of,
    pictures_of,
    printed,
    squeezed,
)

PARTY_A = (
    "姓名欧阳雨桐 性别女 民族汉族 政治面貌中共预备党员 学号3220601127 学历本科生毕业 培养方式非定向 "
    "专业计算机科学与技术 学制4 联系电话13800138000 QQ100000001 "
    "家庭地址安徽省黄山市屯溪区长干东路1号3幢502室 学校联系部门毕业生就业指导中心 联系人李恒 "
    "学校通讯地址安徽省芜湖市鸠江区北京中路8号 联系电话0553-87654321"
)
PARTY_B = (
    "单位名称芜湖青禾软件有限公司 统一社会信用代码91340203MA8Q5TRW37 联系人方启明 招聘电话0553-12345678 "
    "E-mailhr@qinghe.example.com 通讯地址安徽省芜湖市弋江区文津西路66号 邮政编码241003 单位性质其他企业 "
    "单位行业信息传输、软件和信息技术服务业 职位类别工程技术人员 岗位名称软件开发工程师 工作地点安徽省芜湖市"
)


@pytest.mark.parametrize("party", [PARTY_A, PARTY_B], ids=["甲方", "乙方"])
def test_every_field_stands_in_the_order_of_the_manual(party):
    page = pages_of(one_copy())[0]

    places = [page.find(field) for field in party.split()]

    assert -1 not in places
    assert sorted(places) == places


def test_the_head_says_what_it_is_and_how_to_verify_it():
    page = pages_of(one_copy())[0]

    assert page.count("安徽工程大学2026届毕业生就业协议书") == 1
    assert page.count(f"编号：{NUMBER}") == 1
    assert page.count("扫码查验真伪wangqian.example.edu.cn") == 1


def test_a_corrected_agreement_says_on_every_page_which_edition_it_is():
    long = {"article_two": "服务期内每月发放住房补贴。" * 20 + "\n" + "其他约定。\n" * 40}

    pages = pages_of(one_copy(revision=2, terms=long))

    assert [page.count(f"编号：{NUMBER}第2版") for page in pages] == [1] * len(pages)
    assert len(pages) > 1


def test_the_first_edition_does_not_count_itself():
    assert "第1版" not in pages_of(one_copy())[0]


def test_everybody_has_a_place_to_sign():
    page = pages_of(one_copy())[0]

    for place in (
        "甲方意见：",
        "签名：",
        "乙方意见：",
        "经办人（公章）：",
        "用人单位上级主管部门（档案接收部门）意见：",
        "签章：",
    ):
        assert page.count(place) == 1, place
    assert page.count("年月日") == 3


def test_each_copy_names_its_holder_and_counts_its_own_pages():
    feet = [page[page.index("查验网址") - 9 :] for page in pages_of(printed())]

    assert [foot.startswith(holder) for foot, holder in zip(feet, ("第1份（用人单位）", "", ""), strict=True)]
    assert ["第1份（用人单位）" in feet[0], "第2份（毕业生）" in feet[1], "第3份（学校）" in feet[2]] == [
        True
    ] * 3
    assert ["第1页/共1页" in foot for foot in feet] == [True] * 3


def test_a_paper_without_a_sheet_is_refused():
    with pytest.raises(ValueError, match="at least one sheet"):
        drawn(an_agreement(), sheets=[])


def test_the_fingerprint_is_shown_as_the_verification_page_shows_it():
    assert pages_of(one_copy())[0].count("内容指纹3F78-6850-E387-550F") == 1
    assert "内容指纹" not in pages_of(drawn(an_agreement(), fingerprint=""))[0]


def test_each_copy_has_its_own_code():
    codes = [f"{URL}#{place}" for place in "ABC"]

    pdf = drawn(an_agreement(), sheets=[Sheet("一份", code) for code in codes])

    assert [codes_on(page) for page in pictures_of(pdf)] == [[code] for code in codes]


@pytest.mark.parametrize(
    ("year", "registration_certificate", "destination"),
    [(2020, 1, 0), (2022, 1, 0), (2023, 0, 1), (2026, 0, 1)],
)
def test_article_three_follows_the_cohort(year, registration_certificate, destination):
    page = pages_of(one_copy(cohort_year=year))[0]

    assert page.count("办理就业报到证") == registration_certificate
    assert page.count("办理毕业去向登记") == destination


def test_articles_and_notes_are_whole_and_in_order():
    page = pages_of(one_copy())[0]
    marks = [f"第{numeral}条" for numeral in "一二三四五六七"] + [
        "甲方意见",
        "注意事项：1.",
        "2.双方",
        "3.本协议",
    ]

    places = [page.find(mark, page.index("达成如下协议")) for mark in marks]

    assert -1 not in places
    assert sorted(places) == places


def test_what_was_agreed_stands_under_its_article():
    terms = {"article_two": "甲方于七月十日报到。\n试用期两个月。", "article_five": "违约金三千元。"}

    page = pages_of(one_copy(terms=terms))[0]

    assert page.count("约定如下：甲方于七月十日报到。试用期两个月。第三条") == 1
    assert page.count("约定如下：违约金三千元。第六条") == 1


def test_the_address_of_a_long_site_is_whole():
    site = "employment-agreement.verification.subdomain.example.edu.cn"

    pdf = drawn(an_agreement(), site=f"{site}:8443")

    assert f"扫码查验真伪{site}:8443" in squeezed(pages_of(pdf)[0])
