"""Code lists by year."""

import pytest

from sanfang.codes.lists import DATA, code_list

NAMES = sorted(path.stem for path in DATA.glob("*.json"))


def test_the_lists_of_the_house_are_all_here():
    assert NAMES == [
        "complaint_reason",
        "destination",
        "education_level",
        "employer_industry",
        "employer_nature",
        "ethnicity",
        "hardship",
        "institution",
        "job_category",
        "normal_student",
        "political_status",
        "province",
        "sex",
        "termination_reason",
        "training_mode",
    ]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("year", [1999, 2019, 2020, 2026])
def test_labels_lead_back_to_their_codes(name, year):
    listed = code_list(name, year=year)

    assert listed.choices
    for code, label in listed.choices:
        assert listed.label(code) == label
        assert listed.code(label) == code
        assert listed.code(code) == code


def test_what_a_list_does_not_know_is_shown_as_it_is():
    assert code_list("sex").label("9") == "9"
    assert code_list("sex").code("不详") is None
    assert code_list("sex").code("") is None


def test_a_list_that_does_not_exist_is_an_error():
    with pytest.raises(KeyError):
        code_list("shoe_size")


def test_a_zero_that_a_spreadsheet_dropped_is_found_again():
    assert code_list("political_status").code("3") == "03"
    assert code_list("ethnicity").code("1") == "01"
    assert code_list("hardship").code("1") == "1"


def test_ethnic_names_are_todays():
    ethnicity = code_list("ethnicity")

    assert [ethnicity.label(code) for code in ("20", "36", "46")] == ["傈僳族", "毛南族", "德昂族"]
    assert len(ethnicity.choices) == 58


def test_destinations_changed_in_2020():
    before, after = code_list("destination", year=2019), code_list("destination", year=2020)

    assert before.label("80") == "升学"
    assert after.label("801") == "境内升学—研究生"
    assert after.code("升学") is None
    assert code_list("destination", year=2026) == after


@pytest.mark.parametrize("year", [2019, 2026])
@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("10", "签就业协议形式就业"),
        ("70", "待就业"),
        ("71", "不就业拟升学"),
        ("72", "其他暂不就业"),
        ("75", "自主创业"),
    ],
)
def test_the_destinations_that_rules_stand_on_exist_in_every_year(year, code, label):
    assert code_list("destination", year=year).label(code) == label


def test_reasons_for_termination_are_plain_words():
    assert all("个人违约" not in label for _, label in code_list("termination_reason").choices)


def test_the_demo_schools_are_known():
    institutions = code_list("institution")

    assert institutions.label("10363") == "安徽工程大学"
    assert institutions.label("10361") == "安徽理工大学"
    assert institutions.label("10370") == "安徽师范大学"


def test_a_list_cannot_be_changed_by_its_readers():
    with pytest.raises(TypeError):
        code_list("sex").labels["1"] = "女"
