"""The file for the national system: 74 columns of text, within scope, for one account (promises E01–E04, X07, X08)."""

from datetime import date

import pytest

from sanfang.audit.models import Entry
from sanfang.destinations import actions
from sanfang.destinations.actions import Certificate, Transfer
from sanfang.destinations.national.columns import SOURCES, columns
from sanfang.destinations.national.exporting import NATIONAL, asked_for
from sanfang.exports.actions import ask, fetch, run
from sanfang.exports.errors import NobodyToExport, NotYours
from sanfang.exports.models import Job
from sanfang.graduates import actions as graduates
from sanfang.graduates.imports.columns import IMPORTED_FIELDS
from sanfang.graduates.models import Graduate
from tests.cast import a_graduate, an_id_number
from tests.destinations.byhand import record
from tests.destinations.sheets import living_cells, people_of, rows_of


def made(cast, *, by="administrator", year=2026) -> Job:
    job = ask(NATIONAL, asked_for(year), actor=cast.actor(by))
    run(job)
    return job


def export(cast, *, by="administrator", year=2026) -> bytes:
    return fetch(made(cast, by=by, year=year), actor=cast.actor(by))


def zhang_in(content: bytes) -> dict[str, object]:
    return next(one for one in people_of(content) if one["姓名"] == "张䶮")


@pytest.mark.parametrize("year", [2019, 2022, 2023, 2026])
def test_the_columns_are_the_74_in_order(year):
    headings = [heading for heading, _ in columns(year)]

    assert len(headings) == len(set(headings)) == 74
    assert (headings[0], headings[44], headings[73]) == ("考生号", "毕业去向代码", "户口迁转地址")


@pytest.mark.parametrize("year", [2022, 2026])
def test_every_source_of_a_column_is_there(year):
    assert {source for _, source in columns(year) if source} <= set(SOURCES)


def test_whatever_an_import_knows_is_exported():
    """A school's file goes in and out under the same headings."""
    seats = {"department", "school_class"}
    known = {field.label for field in IMPORTED_FIELDS if field.name not in seats}

    assert known <= {heading for heading, source in columns(2026) if source}


def test_one_row_says_everything(cast):
    cast.approve(cast.sign())
    actions.send_file(
        cast.zhang,
        Transfer("芜湖市人才服务中心", "安徽省芜湖市赭山中路 1 号", "041000"),
        actor=cast.actor("teacher"),
    )

    row = zhang_in(export(cast))

    assert {
        name: row[name]
        for name in (
            *("身份证号", "性别代码", "性别", "民族代码", "院校代码", "学历代码", "学历"),
            *("毕业去向代码", "毕业去向", "单位名称", "单位性质", "单位行业代码", "单位所在地代码"),
            *("工作职位类别", "联系人电话", "联系人手机", "档案转寄单位邮编"),
        )
    } == {
        "身份证号": cast.zhang.id_number,
        "性别代码": "1",
        "性别": "男",
        "民族代码": "01",
        "院校代码": "10363",
        "学历代码": "31",
        "学历": "本科生毕业",
        "毕业去向代码": "10",
        "毕业去向": "签就业协议形式就业",
        "单位名称": "芜湖云帆软件有限公司",
        "单位性质": "其他企业",
        "单位行业代码": "34",
        "单位所在地代码": "340000",
        "工作职位类别": "工程技术人员",
        "联系人电话": "0553-2871000",
        "联系人手机": "",
        "档案转寄单位邮编": "041000",
    }


def test_who_has_no_row_waits_for_employment(cast):
    cast.zhang.destination.delete()

    row = zhang_in(export(cast))

    assert (row["毕业去向代码"], row["毕业去向"]) == ("70", "待就业")


def test_a_mobile_stands_in_the_column_of_mobiles(cast):
    record(cast, "11", contact_phone="13900139000")

    row = zhang_in(export(cast))

    assert (row["联系人电话"], row["联系人手机"]) == ("", "13900139000")


@pytest.mark.parametrize(("year", "number"), [(2022, "202203400001"), (2023, "")])
def test_certificates_are_of_the_years_that_had_them(cast, year, number):
    Graduate.objects.filter(pk=cast.zhang.pk).update(cohort_year=2022)
    zhang = Graduate.objects.get(pk=cast.zhang.pk)
    certificate = Certificate("1", "芜湖云帆软件有限公司", "安徽省芜湖市", "202203400001", date(2022, 7, 1))
    actions.issue_certificate(zhang, certificate, actor=cast.actor("teacher"))
    Graduate.objects.filter(pk=cast.zhang.pk).update(cohort_year=year)

    assert zhang_in(export(cast, year=year))["报到证编号"] == number


@pytest.mark.parametrize("begins", ["=1+1", "+86", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0"])
def test_E01_nothing_in_a_cell_comes_alive(cast, begins):
    cast.zhang.home_address = begins
    cast.zhang.save()

    content = export(cast)

    assert living_cells(content) == []
    assert zhang_in(content)["家庭住址"] == begins


def test_the_check_for_living_cells_sees_them():
    import io

    import xlsxwriter

    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as workbook:
        workbook.add_worksheet().write_row(0, 0, ["=1+1", 7, "text"])

    assert len(living_cells(made.getvalue())) == 2


def test_all_zeros_stay(cast):
    cast.zhang.examinee_number, cast.zhang.qq, cast.zhang.home_postcode = "00340100", "0012", "041000"
    cast.zhang.save()

    row = zhang_in(export(cast))

    assert (row["考生号"], row["QQ号码"], row["家庭邮编"]) == ("00340100", "0012", "041000")


def test_X07_a_birthday_in_the_summer_time_of_the_eighties_stays_that_day(cast):
    number = an_id_number(date(1988, 6, 1))
    a_graduate(cast.mechanics, cast.plan, "夏时", id_number=number)

    row = next(one for one in people_of(export(cast)) if one["姓名"] == "夏时")

    assert row["出生日期"].replace("-", "") == number[6:14]


@pytest.mark.parametrize(
    ("who", "names"),
    [
        ("administrator", {"张䶮", "李晓", "王强"}),
        ("teacher", {"张䶮", "李晓"}),
        ("teacher_of_another_department", {"王强"}),
        ("administrator_of_another_school", {"周宁"}),
    ],
)
def test_E02_everybody_exports_the_own_scope_logged_and_watermarked(cast, who, names):
    content = export(cast, by=who)

    assert {one["姓名"] for one in people_of(content)} == names
    school = "安徽理工大学" if "another_school" in who else "安徽工程大学"
    assert ["导出人", f"{school} {who}"] in rows_of(content, sheet=1)
    acts = Entry.objects.filter(act__startswith="national").order_by("pk").values_list("act", "who")
    assert list(acts) == [("national.export", who), ("national.download", who)]
    assert Entry.objects.filter(act="national.export").get().facts["count"] == len(names)


def test_who_left_the_list_is_not_reported(cast):
    graduates.leave_list(cast.zhang, actor=cast.actor("administrator"), reason="延期毕业")

    assert {one["姓名"] for one in people_of(export(cast))} == {"李晓", "王强"}


def test_nobody_to_report_is_refused(cast):
    with pytest.raises(NobodyToExport):
        made(cast, year=2019)


@pytest.mark.parametrize("who", ["officer", "zhang", "mo"])
def test_nobody_but_staff_exports(cast, who):
    with pytest.raises(NotYours):
        made(cast, by=who)


def test_it_says_how_many_would_be_refused(cast):
    job = made(cast)

    assert job.remark.startswith("其中 3 人有问题，上报时会被退回。")


@pytest.mark.parametrize("who", ["teacher_of_another_department", "administrator"])
def test_a_row_costs_no_query_more(cast, who, django_assert_num_queries):
    job = Job.objects.get(pk=ask(NATIONAL, asked_for(2026), actor=cast.actor(who)).pk)

    with django_assert_num_queries(22):
        run(job)
