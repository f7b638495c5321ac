"""生源地核查: each rule finds what it names, and nothing else."""

import pytest

from sanfang.checks.models import RecordTraits
from sanfang.checks.origin_rules import ORIGIN_RULES
from sanfang.checks.reading import read_new
from sanfang.checks.rows import found_by, in_words
from sanfang.checks.rules import RULES
from sanfang.codes.places import below_province
from tests.checks.registry.lists import compared, the_list_of

UNLISTED, BARE, OTHER_PROVINCE, UNLIKE_THE_REGISTRY = 9, 10, 11, 12


@pytest.mark.parametrize(
    ("place", "below"),
    [
        ("安徽省芜湖市鸠江区", "芜湖市鸠江区"),
        ("安徽芜湖", "芜湖"),
        ("安徽省", ""),
        ("广西壮族自治区", ""),
        ("广西 南宁市", "南宁市"),
        ("北京市", ""),
        ("北京市海淀区", "海淀区"),
        ("吉林省吉林市", "吉林市"),
        ("芜湖市", "芜湖市"),
    ],
)
def test_what_a_place_says_below_its_province(place, below):
    assert below_province(place) == below


def seen(rows) -> list[str]:
    return [row.seen for row in rows]


@pytest.mark.parametrize("place", ["芜湖市", "徽州", "340200", "中国安徽"])
def test_a_place_that_the_years_list_does_not_know_is_found(rows, change, place):
    change("li", origin_place=place)
    change("wang", origin_place="安徽省芜湖市")

    assert (seen(rows(UNLISTED)), rows(BARE)) == ([f"生源所在地「{place}」"], [])


def test_a_province_without_a_city_or_county_is_found(rows, change):
    change("li", origin_place="安徽省")
    change("wang", origin_place="安徽省芜湖市")

    assert (seen(rows(BARE)), rows(UNLISTED)) == (["生源所在地「安徽省」"], [])


def test_an_empty_place_is_a_matter_of_its_own_rule(rows):
    assert [len(rows(number)) for number in (8, UNLISTED, BARE, OTHER_PROVINCE)] == [3, 0, 0, 0]


def test_a_place_in_another_province_than_the_id_number_is_found_with_two_digits_of_it(rows, change):
    change("li", origin_place="江西省南昌市")
    change("wang", origin_place="安徽省芜湖市")

    assert seen(rows(OTHER_PROVINCE)) == ["生源所在地「江西省南昌市」，身份证号以 34 开头（安徽省）"]


def test_a_residence_permit_of_a_foreigner_begins_with_no_province(rows, change):
    change("li", origin_place="江西省南昌市", id_number="911124198108030024")

    assert rows(OTHER_PROVINCE) == []


def test_an_id_number_that_cannot_be_read_says_nothing_of_a_place(rows, change):
    change("li", origin_place="江西省南昌市", id_number="340203200309010000")

    assert rows(OTHER_PROVINCE) == []


def test_a_place_that_the_registry_list_says_otherwise_is_found_until_it_is_mended(cast, rows, change):
    change("li", origin_place="安徽省芜湖市")
    compared(cast, the_list_of(cast, li={"生源所在地": "安徽省合肥市"}))

    assert seen(rows(UNLIKE_THE_REGISTRY)) == ["生源所在地「安徽省芜湖市」，学籍名单中「安徽省合肥市」"]

    change("li", origin_place="安徽省合肥市")

    assert rows(UNLIKE_THE_REGISTRY) == []


def test_records_read_before_there_were_these_rules_are_read_again(cast):
    read_new()
    RecordTraits.objects.update(read_of="2000-01-01T00:00:00Z")

    assert read_new() == 4


@pytest.mark.parametrize("rule", ORIGIN_RULES, ids=lambda rule: rule.name)
def test_a_page_costs_one_query_however_many_rows(cast, change, rule, django_assert_num_queries):
    places = {8: "", UNLISTED: "徽州", BARE: "安徽省", OTHER_PROVINCE: "江西省南昌市"}
    for name in ("zhang", "li", "wang"):
        change(name, origin_place=places.get(rule.number, "安徽省芜湖市"))
    said = {"生源所在地": "安徽省合肥市"}
    compared(cast, the_list_of(cast, zhang=said, li=said, wang=said))
    read_new()
    actor = cast.actor("administrator")

    with django_assert_num_queries(1):
        shown = in_words(rule, found_by(RULES[rule.number], actor)[:25], actor)

    assert len(shown) == 3
