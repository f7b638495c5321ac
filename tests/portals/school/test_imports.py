"""Importing the list of graduates: upload, report, confirm (manual H3; promises R01–R10)."""

import io

import pytest
from python_calamine import CalamineWorkbook

from sanfang.audit.models import Entry
from sanfang.graduates.actions import importing, running_imports
from sanfang.graduates.imports.columns import map_columns
from sanfang.graduates.imports.reading import clean_heading
from sanfang.graduates.models import Graduate, ImportBatch
from tests.graduates.imports.books import HEADINGS, a_person, a_workbook, as_upload, uploaded

IMPORT = "/school/imports/"


@pytest.fixture
def upload(cast, as_):
    client = as_("administrator")

    def upload(*people, file=None, **data):
        chosen = {"plan": cast.plan.pk, "file": file or uploaded(*people)} | data
        return client.post(IMPORT, chosen)

    upload.client = client
    return upload


@pytest.fixture
def checked(upload):
    """A list that was uploaded and checked."""

    def checked(*people) -> ImportBatch:
        upload(*people)
        return ImportBatch.objects.first()

    checked.client = upload.client
    return checked


@pytest.fixture
def large(monkeypatch):
    """Every list counts as one for the worker."""
    monkeypatch.setattr("sanfang.graduates.imports.models.SMALL", 0)


def page_of(batch, act="") -> str:
    return f"{IMPORT}{batch.pk}/{act}"


def test_the_upload_page_says_what_a_list_must_be(as_):
    text = as_("administrator").get(IMPORT).content.decode()

    assert "支持 XLSX 格式，文件不超过 40 MB。" in text
    assert "/school/imports/template/" in text


@pytest.mark.parametrize("stranger", ["teacher", "counsellor", "officer", "mo", "zhang"])
def test_only_administrators_find_these_pages(as_, stranger):
    client = as_(stranger)

    assert client.get(IMPORT).status_code == 404
    assert client.post(IMPORT, {"file": uploaded(a_person())}).status_code == 404
    assert client.get(f"{IMPORT}template/").status_code == 404


@pytest.mark.parametrize("act", ["", "progress/", "confirm/", "discard/", "workbook/", "undo/"])
@pytest.mark.parametrize("stranger", ["administrator_of_another_school", "teacher"])
def test_another_school_s_import_does_not_exist(as_, checked, act, stranger):
    batch, client = checked(a_person()), as_(stranger)
    ask = client.get if act in {"", "progress/"} else client.post

    assert ask(page_of(batch, act)).status_code == 404
    assert ImportBatch.objects.get().state == "checked"


def test_a_clean_list_asks_for_the_last_word(upload):
    answer = upload(a_person(), a_person())

    batch = ImportBatch.objects.get()
    text = upload.client.get(answer.url).content.decode()
    assert answer.url == page_of(batch)
    assert "检查通过，请确认" in text
    assert "确认导入" in text
    assert "将新建班级：软件工程221" in text
    assert Graduate.objects.filter(name="程远").exists() is False


def test_confirming_writes_the_list(upload, checked):
    batch = checked(a_person(), a_person())

    answer = checked.client.post(page_of(batch, "confirm/"))

    text = checked.client.get(answer.url).content.decode()
    assert "已导入：新增 2 人，更新 0 人。" in text
    assert Graduate.objects.filter(name="程远").count() == 2


def test_a_faulty_list_names_row_column_content_and_reason(checked):
    batch = checked(a_person(), a_person(民族="汗族"), a_person(身份证号="34020319990230001X"))

    text = checked.client.get(page_of(batch)).content.decode()

    assert "有 2 行需要修改" in text
    for told in ("汗族", "没有「汗族」这一项", "340***********001X", "身份证号中的出生日期不存在"):
        assert told in text
    assert "34020319990230001X" not in text
    assert "确认导入" not in text


def test_P21_what_was_put_right_of_an_old_system_has_a_table_of_its_own(checked):
    batch = checked(a_person(姓名="张\ue863"))

    text = checked.client.get(f"{page_of(batch)}?show=remarks").content.decode()

    assert "自动改正的字（1）" in text
    assert "已把旧系统的字 U+E863改为「䶮」（U+4DAE）。" in text


def test_a_list_without_old_characters_speaks_of_none(checked):
    assert "自动改正的字" not in checked.client.get(page_of(checked(a_person()))).content.decode()


def test_a_faulty_list_cannot_be_confirmed_by_address(checked):
    batch = checked(a_person(民族="汗族"))

    answer = checked.client.post(page_of(batch, "confirm/"))

    assert answer.status_code == 409
    assert "一行也没有导入" in answer.content.decode()
    assert Graduate.objects.filter(name="程远").exists() is False


def test_the_marked_workbook_is_given_back_and_noted(checked):
    batch = checked(a_person(民族="汗族"))

    answer = checked.client.post(page_of(batch, "workbook/"))

    grid = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert grid[0][-1] == "问题"
    assert grid[1][-1].startswith("民族：")
    assert "filename*=UTF-8''2026%E5%B1%8A" in answer["Content-Disposition"]
    assert Entry.objects.filter(act="import.download").count() == 1
    assert checked.client.get(page_of(batch, "workbook/")).status_code == 405


def test_of_a_long_list_the_marked_workbook_is_made_before_somebody_asks(upload, large, monkeypatch):
    upload(a_person(民族="汗族"))
    running_imports.run_waiting()
    batch = ImportBatch.objects.get()
    monkeypatch.setattr("sanfang.graduates.imports.marking.mark", None)

    answer = upload.client.post(page_of(batch, "workbook/"))

    grid = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert grid[1][-1].startswith("民族：")
    with batch.marked.open() as file:
        assert file.read(3) == b"v1:"
    upload.client.post(page_of(batch, "discard/"))
    assert not ImportBatch.objects.get().marked


def test_a_workbook_that_is_gone_from_the_disk_is_told_and_nothing_is_noted(checked):
    batch = checked(a_person(民族="汗族"))
    batch.workbook.storage.delete(batch.workbook.name)

    answer = checked.client.post(page_of(batch, "workbook/"))

    assert "上传的文件已读取不到" in answer.content.decode()
    assert not Entry.objects.filter(act="import.download").exists()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("姓名,学号\n张伟,1\n".encode("gbk"), "另存为 .xlsx"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "密码"),
        (a_workbook(a_person(), headings=tuple(h for h in HEADINGS if h != "民族")), "缺少以下列"),
        (
            a_workbook(a_person(), spoil=lambda page: page.write_formula("S2", "=1+1", None, 2)),
            "单元格 S2 是公式",
        ),
    ],
)
def test_R02_R03_R10_a_file_that_cannot_be_used_is_refused_at_its_field(upload, content, says):
    answer = upload(file=as_upload(content))

    assert answer.status_code == 200
    assert says in answer.context["form"].errors["file"][0]
    assert ImportBatch.objects.get().state == "refused"


@pytest.mark.parametrize("missing", ["plan", "file"])
def test_nothing_chosen_is_said_at_the_field(cast, as_, missing):
    data = {"plan": cast.plan.pk, "file": uploaded(a_person())} | {missing: ""}

    answer = as_("administrator").post(IMPORT, data)

    assert list(answer.context["form"].errors) == [missing]


def test_the_same_list_again_changes_nothing(checked):
    person = a_person()
    checked.client.post(page_of(checked(person), "confirm/"))

    again = checked(person)

    text = checked.client.get(page_of(again)).content.decode()
    assert "与现有名单完全一致" in text
    assert "没有要导入的内容" in text
    assert "确认导入" not in text


def test_updates_are_shown_field_by_field_before_they_happen(checked):
    person = a_person()
    checked.client.post(page_of(checked(person), "confirm/"))

    text = checked.client.get(page_of(checked(person | {"手机号码": "13700137000"}))).content.decode()

    assert "手机号码：139****9000 → 137****7000" in text


def test_faults_and_updates_stand_on_two_tables(checked):
    person = a_person()
    checked.client.post(page_of(checked(person), "confirm/"))
    batch = checked(person | {"QQ号码": "20002"}, a_person(民族="汗族"))

    faults = checked.client.get(page_of(batch))
    updates = checked.client.get(f"{page_of(batch)}?show=updates")

    assert (faults.context["shown"], updates.context["shown"]) == ("faults", "updates")
    assert "QQ号码：10086 → 20002" in updates.content.decode()


def test_many_faults_come_a_page_at_a_time(checked):
    batch = checked(*(a_person(民族="汗族") for _ in range(30)))

    page = checked.client.get(f"{page_of(batch)}?page=2")

    assert len(page.context["page"]) == 5
    assert "页：2/2，记录：30" in page.content.decode()


def test_a_discarded_list_is_over(checked):
    batch = checked(a_person())

    answer = checked.client.post(page_of(batch, "discard/"))

    assert answer.url == IMPORT
    assert checked.client.post(page_of(batch, "confirm/")).status_code == 409
    assert checked.client.post(page_of(batch, "discard/")).status_code == 409
    assert checked.client.post(page_of(batch, "workbook/")).status_code == 404


def test_R09_a_second_list_of_the_school_is_refused_while_one_is_written(cast, checked, large):
    first, second = (
        importing.check(uploaded(a_person()), cast.school, cast.plan, actor=cast.actor("administrator"))
        for _ in range(2)
    )
    checked.client.post(page_of(first, "confirm/"))

    answer = checked.client.post(page_of(second, "confirm/"))

    assert answer.status_code == 409
    assert "正在导入另一份名单" in answer.content.decode()


def test_a_large_list_is_left_to_the_worker_and_shows_how_far_it_is(upload, large):
    answer = upload(a_person())
    batch = ImportBatch.objects.get()
    assert "正在逐行检查" in upload.client.get(answer.url).content.decode()
    waiting = upload.client.get(page_of(batch, "progress/"))
    assert 'hx-trigger="every 1s"' in waiting.content.decode()

    running_imports.run_waiting()

    assert upload.client.get(page_of(batch, "progress/"))["HX-Refresh"] == "true"
    upload.client.post(page_of(batch, "confirm/"))
    assert "正在写入" in upload.client.get(answer.url).content.decode()
    running_imports.run_waiting()
    assert "查看生源信息" in upload.client.get(answer.url).content.decode()


def test_a_large_file_that_cannot_be_used_says_so_on_its_page(upload, large):
    answer = upload(file=as_upload(b"PK\x03\x04 broken"))

    running_imports.run_waiting()

    text = upload.client.get(answer.url).content.decode()
    assert "文件打不开" in text
    assert "重新上传" in text


def test_the_template_is_a_list_that_the_import_understands(as_):
    answer = as_("administrator").get(f"{IMPORT}template/")

    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    headings = [clean_heading(cell) for cell in book.get_sheet_by_name("生源信息").to_python()[0]]
    assert map_columns(headings).ignored == []
    assert sorted(headings) == sorted(HEADINGS)
    assert "汉族" in {cell for row in book.get_sheet_by_name("代码表").to_python() for cell in row}


def test_the_latest_imports_are_listed_for_the_school_only(as_, checked):
    checked(a_person())

    assert "2026届生源信息.xlsx" in checked.client.get(IMPORT).content.decode()
    assert "2026届生源信息.xlsx" not in as_("administrator_of_another_school").get(IMPORT).content.decode()


@pytest.mark.parametrize("imports", [1, 3])
def test_the_page_costs_the_same_for_any_number_of_imports(checked, imports, django_assert_num_queries):
    for _ in range(imports):
        checked(a_person())

    with django_assert_num_queries(11):
        checked.client.get(IMPORT)
