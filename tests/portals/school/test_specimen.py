"""「协议书样张」: a school looks at its form before anybody signs on it."""

import io

import pytest
from PIL import Image

from sanfang.institutions.models import School
from tests.documents.samples import codes_on, pages_of, pictures_of

PAGE = "/school/specimen/"


def test_it_is_the_school_s_own_form_and_no_agreement(cast, as_):
    pdf = as_("administrator").get(f"{PAGE}pdf/?year=2026").content

    (page,) = pages_of(pdf)
    assert "安徽工程大学2026届毕业生就业协议书" in page
    assert cast.school.address.replace(" ", "") in page
    assert "样张单位（并不存在）" in page
    assert [codes_on(picture) for picture in pictures_of(pdf)] == [[]]


@pytest.mark.parametrize(("year", "certificate"), [("2022", True), ("2023", False), ("1", False)])
def test_each_cohort_has_its_words_and_an_unknown_one_the_newest(as_, year, certificate):
    pdf = as_("administrator").get(f"{PAGE}pdf/?year={year}").content

    assert ("办理就业报到证" in pages_of(pdf)[0]) is certificate


def test_the_picture_is_the_page(as_):
    answer = as_("administrator").get(f"{PAGE}picture/")

    assert answer["Content-Type"] == "image/png"
    assert Image.open(io.BytesIO(answer.content)).size == (1240, 1754)


def test_what_is_missing_in_the_contact_block_is_said(cast, as_):
    client = as_("administrator")
    assert "没有填完" not in client.get(PAGE).content.decode()
    School.objects.filter(pk=cast.school.pk).update(contact_person="", phone="")

    page = client.get(PAGE).content.decode()

    assert "联系人、联系电话：请联系省级管理员" in page


def test_what_cannot_be_drawn_is_named_instead_of_a_picture(cast, as_):
    client = as_("administrator")
    School.objects.filter(pk=cast.school.pk).update(address="路😀")

    page = client.get(PAGE).content.decode()

    assert "U+1F600" in page
    assert "<img class" not in page
    assert [client.get(f"{PAGE}{what}/").status_code for what in ("pdf", "picture")] == [404, 404]
