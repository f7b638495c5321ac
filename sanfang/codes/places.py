"""The city and the province of a place, as people write places: 「安徽省芜湖市鸠江区」 lies in 「芜湖市」."""

from __future__ import annotations

import re

from sanfang.codes.lists import code_list

LONGEST_CITY = 20
# What stands in place of a city when none is recognised: enough to tell one place from another.
BEGINNING = 8
CITIES_BY_THEMSELVES = {
    "北京": "北京市",
    "天津": "天津市",
    "上海": "上海市",
    "重庆": "重庆市",
    "香港": "香港",
    "澳门": "澳门",
}
# 「上海路」 is a road of many a city.
BY_ITSELF = re.compile(rf"({'|'.join(CITIES_BY_THEMSELVES)})(?![东西南北中]?[路街道])")
PROVINCES = "|".join(label.removesuffix("省") for label in code_list("province").labels.values())
# As places begin with them: 「北京」 and 「北京市」, 「安徽」 and 「安徽省」.
PROVINCE_NAMES = {
    code: label.removesuffix("省").removesuffix("市") for code, label in code_list("province").labels.items()
}
PROVINCE = rf"(?:(?:{PROVINCES})(?:省|(?:壮族|回族|维吾尔)?自治区)?)?"
# 「农贸市场」 is no city. The longest name of an autonomous prefecture has eleven characters before its kind.
CITY = re.compile(rf"{PROVINCE}(\w{{2,5}}?市(?!场)|\w{{4,11}}?自治州|\w{{2,6}}?(?:地区|盟))")
# A place may name its province in full or in short.
SHORT_NAMES = {re.sub(r"[省市]$", "", label): label for label in code_list("province").labels.values()}
UNNAMED = "未写明省份"
# 「海南藏族自治州」 lies in 青海.
A_NAMESAKE = "海南藏族"
# How a province calls itself after its name, where the place goes on.
CALLED = r"(?:省|(?:壮族|回族|维吾尔)?自治区|特别行政区)?"
SEPARATORS = re.compile(r"[,，、/·;；（(]")


def city_of(place: str) -> str:
    """The city, prefecture or league that a place names; else how the place begins, without its province."""
    place = "".join(place.split())
    if found := BY_ITSELF.match(place):
        return CITIES_BY_THEMSELVES[found[1]]
    if found := CITY.match(place):
        return found[1]
    return SEPARATORS.split(re.sub(rf"^{PROVINCE}", "", place) or place)[0][:BEGINNING]


def province_code_of(place: str) -> str:
    """The GB/T 2260 code of the province that a place begins with, as 340000; empty when it names none."""
    place = "".join(place.split())
    return next((code for code, name in PROVINCE_NAMES.items() if place.startswith(name)), "")


def province_of(place: str) -> str:
    """The province that a place names by itself or by its city, as the list of provinces calls it; else 「未写明」."""
    place = "".join(place.split())
    if place.startswith(A_NAMESAKE):
        return UNNAMED
    return next((name for short, name in SHORT_NAMES.items() if place.startswith(short)), UNNAMED)


def below_province(place: str) -> str:
    """What a place says below its province: 「芜湖市」 of 「安徽省芜湖市」, 「浦东新区」 of 「上海市浦东新区」.

    Nothing where the province stands alone, the whole where none is named.
    """
    place = "".join(place.split())
    name = PROVINCE_NAMES.get(province_code_of(place), "")
    called = "市?" if name in CITIES_BY_THEMSELVES else CALLED
    return re.sub(rf"^{name}{called}", "", place) if name else place
