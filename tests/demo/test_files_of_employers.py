"""The employers, the schools and the papers."""

from pathlib import Path

from PIL import Image

from demo import companies
from demo.adverts import BESIDE
from demo.duties import DUTIES
from sanfang.codes import names, phones, usccs
from sanfang.codes.lists import code_list
from tests.demo.reading import Row, rows_of

CODED = {"单位性质": "employer_nature", "单位行业": "employer_industry"}


def both(folder: Path) -> list[Row]:
    file = folder / "用人单位.xlsx"
    return rows_of(file, "用人单位") + rows_of(file, "未注册单位")


def test_every_uscc_is_valid_and_nobody_elses(folder: Path) -> None:
    codes = [str(row["统一社会信用代码"]) for row in both(folder)]

    assert [usccs.parse(code) for code in codes] == codes
    assert len(set(codes)) == len(codes) == 36


def test_most_employers_are_verified_and_one_is_the_visitors(folder: Path) -> None:
    registered = rows_of(folder / "用人单位.xlsx", "用人单位")

    standings = [row["认证状态"] for row in registered]
    accounts = [row["用户名"] for row in registered]

    assert len(registered) >= 24
    assert standings.count(companies.VERIFIED) == 24
    assert standings.count(companies.WAITING) == 3
    assert accounts.count("employer") == 1
    assert len(set(accounts)) == len(accounts)


def test_every_employer_could_register_with_what_the_file_says(folder: Path) -> None:
    for row in both(folder):
        assert names.clean_organisation_name(str(row["单位名称"])) == row["单位名称"]
        assert phones.parse_phone(str(row["招聘电话"])) == row["招聘电话"]
        assert {code_list(name).code(str(row[label])) for label, name in CODED.items()}.isdisjoint({None})


def test_every_position_belongs_to_an_employer_and_to_a_category(folder: Path) -> None:
    positions = rows_of(folder / "用人单位.xlsx", "岗位")

    owners = {position["统一社会信用代码"] for position in positions}
    categories = {code_list("job_category").code(str(position["职位类别"])) for position in positions}

    assert owners == {row["统一社会信用代码"] for row in both(folder)}
    assert None not in categories


def test_every_registered_employer_says_of_its_positions_what_is_worth_reading(folder: Path) -> None:
    positions = [p for p in rows_of(folder / "用人单位.xlsx", "岗位") if p["状态"]]

    said = [str(position["岗位说明"]) for position in positions]
    ranges = [(int(str(p["月薪"])), int(str(p["月薪上限"]))) for p in positions if p["月薪上限"]]

    assert {position["状态"] for position in positions} == {"草稿", "招聘中", "已停止"}
    assert min(map(len, said)) > 80
    assert len(set(said)) == len(said)
    assert all(low <= high for low, high in ranges)
    assert {code_list("education_level").code(str(p["学历要求"])) for p in positions if p["学历要求"]} == {
        "31",
        "41",
    }


def test_nobody_says_anything_of_a_position_that_there_is_not() -> None:
    offered = {p.title for company in companies.REGISTERED for p in company.positions}
    beside = {position.title for several in BESIDE.values() for position, _ in several}

    assert set(DUTIES) == offered | beside
    assert set(BESIDE) <= {company.account for company in companies.REGISTERED}


def test_the_demo_accounts_are_at_the_first_school(folder: Path) -> None:
    staff = {row["用户名"]: row for row in rows_of(folder / "学校信息.xlsx", "教职工")}

    posts = {
        name: (staff[name]["院校代码"], staff[name]["角色"]) for name in ("school", "teacher", "counsellor")
    }

    assert posts == {
        "school": ("10363", "管理员"),
        "teacher": ("10363", "院系老师"),
        "counsellor": ("10363", "辅导员"),
    }
    assert staff["teacher"]["负责院系"] == "计算机与信息学院"


def test_the_staff_cover_departments_that_their_school_has(folder: Path) -> None:
    file = folder / "学校信息.xlsx"
    departments = {(row["院校代码"], row["院系名称"]) for row in rows_of(file, "院系")}

    covered = {
        (row["院校代码"], name)
        for row in rows_of(file, "教职工")
        for name in str(row["负责院系"]).split("、")
        if name
    }

    assert len(departments) >= 8
    assert covered <= departments


def test_every_registered_employer_has_a_certificate_that_opens(folder: Path) -> None:
    registered = rows_of(folder / "用人单位.xlsx", "用人单位")

    for row in registered:
        with Image.open(folder / "营业执照" / f"{row['统一社会信用代码']}.png") as picture:
            assert picture.size == (840, 594)
    assert len(list((folder / "营业执照").iterdir())) == len(registered)
