"""What is shown to those who need not see all of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanfang.privacy import masking

MASKS = [
    masking.mask_id_number,
    masking.mask_phone,
    masking.mask_name,
    masking.mask_email,
    masking.mask_address,
]


@pytest.mark.parametrize("mask", MASKS)
def test_empty_stays_empty(mask):
    assert mask("") == ""


@pytest.mark.parametrize(
    ("number", "masked"), [("34020720030901003X", "340***********003X"), ("1234567", "*******"), ("1", "*")]
)
def test_an_id_number_keeps_three_and_four(number, masked):
    assert masking.mask_id_number(number) == masked


@pytest.mark.parametrize(
    ("number", "masked"),
    [("13800138002", "138****8002"), ("0553-2871411", "055*****1411"), ("110", "***")],
)
def test_a_telephone_number_keeps_three_and_four(number, masked):
    assert masking.mask_phone(number) == masked


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张三", "张*"),
        ("张小明", "张**"),
        ("欧阳明", "欧阳*"),
        ("欧阳明月", "欧阳**"),
        ("欧阳", "欧*"),
        ("张", "*"),
        ("阿卜杜拉·买买提", "阿***·***"),
        ("阿·买", "*·*"),
        ("𠅤小明", "𠅤**"),
        ("John Smith", "J*********"),
    ],
)
def test_a_name_keeps_its_surname_and_never_all(name, masked):
    assert masking.mask_name(name) == masked


@given(st.text(min_size=1).filter(lambda name: "*" not in name))
def test_no_name_is_ever_shown_whole(name):
    if set(name) - {"·"}:
        assert masking.mask_name(name) != name


@pytest.mark.parametrize(
    ("email", "masked"),
    [
        ("zhang@example.com", "z***@example.com"),
        ("@example.com", "***@example.com"),
        ("1011.com", "1*******"),
    ],
)
def test_an_email_keeps_a_letter_and_the_host(email, masked):
    assert masking.mask_email(email) == masked


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("安徽省芜湖市鸠江区北京中路 8 号", "安徽省芜湖市"),
        ("芜湖市鸠江区北京中路 8 号", "芜湖市"),
        ("上海市浦东新区世纪大道 1 号", "上海市"),
        ("广西壮族自治区南宁市青秀区", "广西壮族自治区南宁市"),
        ("内蒙古自治区锡林郭勒盟某旗", "内蒙古自治区锡林郭勒盟"),
        ("江西省景德镇市珠山区", "江西省景德镇市"),
        ("云南省黔东南苗族侗族自治州凯里市", "云南省黔东南苗族侗族自治州"),
        ("香港特别行政区中环", "香港特别行政区"),
        ("安徽省鸠江区和平市场路 3 号", "安徽省"),
        ("鸠江区省政府宿舍 3 栋 402", ""),
        ("北京中路 8 号市政大院", ""),
        ("和平市场 3 号", ""),
    ],
)
def test_an_address_keeps_province_and_city_only(address, shown):
    assert masking.mask_address(address) == f"{shown}******"
