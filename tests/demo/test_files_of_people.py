"""The lists of graduates, and the list with faults."""

from collections import Counter
from pathlib import Path

import pytest

from demo.faults import FAULTS
from demo.notables import LONGEST_NAME, NOTABLES
from sanfang.codes import id_numbers, names, phones
from sanfang.codes.lists import code_list
from tests.demo.reading import graduates_in, rows_of

CODED = {
    "性别": "sex",
    "民族": "ethnicity",
    "政治面貌": "political_status",
    "学历": "education_level",
    "培养方式": "training_mode",
    "师范生类别": "normal_student",
    "困难生类别": "hardship",
}


def test_three_schools_send_two_cohorts(folder: Path) -> None:
    people = graduates_in(folder)

    assert Counter(p["cohort"] for p in people) == {"2026": 360, "2025": 120}
    assert Counter(p["school"] for p in people) == {"10363": 240, "10361": 120, "10370": 120}
    assert len({(p["school"], p["所在院系"]) for p in people}) == 10
    assert "计算机与信息学院" in {p["所在院系"] for p in people}


def test_every_cell_is_text(folder: Path) -> None:
    assert {type(value) for person in graduates_in(folder) for value in person.values()} == {str}


def test_every_id_number_is_valid_fits_the_sex_and_is_nobody_elses(folder: Path) -> None:
    people = graduates_in(folder)

    parsed = [id_numbers.parse(str(p["身份证号"])) for p in people]

    assert len({number.number for number in parsed}) == len(people)
    assert [code_list("sex").label(number.sex) for number in parsed] == [p["性别"] for p in people]


def test_permits_of_hong_kong_macao_and_taiwan_and_check_digits_x_are_among_them(folder: Path) -> None:
    numbers = [str(p["身份证号"]).strip() for p in graduates_in(folder)]

    assert {number[:2] for number in numbers} >= {"81", "82", "83"}
    assert {number[-1] for number in numbers} >= {"X", "x"}


def test_no_student_number_is_given_twice_in_a_school(folder: Path) -> None:
    numbers = [(p["school"], str(p["学号"]).strip()) for p in graduates_in(folder)]

    assert len(set(numbers)) == len(numbers)


def test_zeros_at_the_beginning_are_kept(folder: Path) -> None:
    people = graduates_in(folder, "10370-*")

    assert {str(p["学号"])[0] for p in people} == {"0"}


def test_every_word_is_in_its_code_list(folder: Path) -> None:
    unknown = {
        (label, person[label])
        for person in graduates_in(folder)
        for label, name in CODED.items()
        if code_list(name, year=2026).code(str(person[label])) is None
    }

    assert unknown == set()


def test_every_name_and_number_is_one_that_can_be_kept(folder: Path) -> None:
    for person in graduates_in(folder):
        assert names.clean_person_name(str(person["姓名"])) == str(person["姓名"]).strip()
        phones.parse_mobile(str(person["手机号码"]))
        phones.parse_phone(str(person["家庭电话"]))


def test_the_names_that_make_systems_stumble_are_there(folder: Path) -> None:
    there = Counter(str(p["姓名"]).strip() for p in graduates_in(folder, "*-2026届-*"))

    assert {n.name: there[n.name] for n in NOTABLES} == Counter(n.name for n in NOTABLES)
    assert 30 <= len(LONGEST_NAME) <= names.LONGEST_PERSON_NAME


def test_two_of_one_name_sit_in_one_class(folder: Path) -> None:
    namesakes = [p for p in graduates_in(folder, "10363-*-2026届-*") if str(p["姓名"]).strip() == "王静"]

    assert [p["所在班级"] for p in namesakes] == ["软件工程221", "软件工程221"]


def test_the_lists_carry_the_noise_of_real_files(folder: Path) -> None:
    people = graduates_in(folder)

    assert any(str(p["姓名"]) != str(p["姓名"]).strip() for p in people)
    assert {len(str(p["入学时间"])) for p in people} == {len("20220901"), len("2022-09-01")}


def test_every_fault_is_in_the_faulty_list(folder: Path) -> None:
    rows = rows_of(folder / "10363-有错误的生源信息.xlsx", "生源信息")

    spoilt = [row[column] for row, (_, column, _) in zip(rows[2:], FAULTS, strict=False)]

    assert len(rows) == 20
    assert rows[-1] == rows[0]
    assert isinstance(spoilt[1], float)  # A number cell, which lost its last digits.
    assert spoilt[4] == ""
    assert spoilt[7:10] == ["计算机与信息工程学院", "汗族", "团员"]


@pytest.mark.parametrize("place", [0, 2, 3])
def test_the_faulty_id_numbers_are_refused(folder: Path, place: int) -> None:
    row = rows_of(folder / "10363-有错误的生源信息.xlsx", "生源信息")[2 + place]

    with pytest.raises(id_numbers.InvalidIdNumber):
        id_numbers.parse(str(row["身份证号"]))
