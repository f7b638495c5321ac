"""The city of a place, however the place is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanfang.codes.places import LONGEST_CITY, UNNAMED, city_of, province_of


@pytest.mark.parametrize(
    ("place", "city"),
    [
        ("安徽省芜湖市鸠江区", "芜湖市"),
        ("安徽芜湖市", "芜湖市"),
        ("芜湖市", "芜湖市"),
        (" 安徽省 芜湖市 ", "芜湖市"),
        ("湖北省荆州市沙市区", "荆州市"),
        ("吉林省吉林市船营区", "吉林市"),
        ("吉林市", "吉林市"),
        ("广西壮族自治区南宁市", "南宁市"),
        ("内蒙古呼和浩特市", "呼和浩特市"),
        ("内蒙古自治区锡林郭勒盟", "锡林郭勒盟"),
        ("黑龙江省大兴安岭地区", "大兴安岭地区"),
        ("青海省海南藏族自治州共和县", "海南藏族自治州"),
        ("海南藏族自治州", "海南藏族自治州"),
        ("新疆维吾尔自治区克孜勒苏柯尔克孜自治州", "克孜勒苏柯尔克孜自治州"),
        ("上海市浦东新区", "上海市"),
        ("上海浦东", "上海市"),
        ("重庆市渝中区", "重庆市"),
        ("香港特别行政区九龙", "香港"),
    ],
)
def test_a_city_is_recognised(place, city):
    assert city_of(place) == city


@pytest.mark.parametrize(
    ("place", "beginning"),
    [
        ("安徽省合肥高新区", "合肥高新区"),
        ("合肥", "合肥"),
        ("芜湖、合肥", "芜湖"),
        ("芜湖农贸市场旁", "芜湖农贸市场旁"),
        ("北京西路 12 号", "北京西路12号"),
        ("安徽省", "安徽省"),
        ("远程办公（每月到岗两次）", "远程办公"),
        ("某某产业园区创新大道二号楼", "某某产业园区创新"),
    ],
)
def test_what_is_not_recognised_is_how_the_place_begins(place, beginning):
    assert city_of(place) == beginning


@given(st.text(max_size=100))
def test_whatever_is_typed_there_is_an_answer_that_fits_its_column(place):
    assert len(city_of(place)) <= LONGEST_CITY


@pytest.mark.parametrize(
    ("place", "province"),
    [
        ("安徽省芜湖市鸠江区", "安徽省"),
        (" 安徽 芜湖市", "安徽省"),
        ("内蒙古自治区呼和浩特市", "内蒙古"),
        ("广西壮族自治区南宁市", "广西"),
        ("上海市浦东新区", "上海市"),
        ("青海省海南藏族自治州", "青海省"),
        ("海南藏族自治州", UNNAMED),
        ("海南省海口市", "海南省"),
        ("芜湖市", UNNAMED),
        ("", UNNAMED),
    ],
)
def test_a_province_is_recognised(place, province):
    assert province_of(place) == province
