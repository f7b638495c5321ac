"""A file input says what it takes."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from sanfang.ui.forms import DeskForm
from sanfang.ui.uploads import WORKBOOK_KINDS, UploadField, UploadsField


class Form(DeskForm):
    roster = UploadField(label="生源名单", kinds=WORKBOOK_KINDS, limit=5 * 1024 * 1024)
    material = UploadsField(label="解约材料")


def file(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"%PDF-1.7")


def test_the_input_names_kinds_and_size():
    html = Form()["roster"].as_field_group()

    assert "支持 XLSX 格式，文件不超过 5 MB。" in html
    assert 'accept=".xlsx"' in html
    assert 'data-limit="5242880"' in html


def test_a_phone_is_asked_for_types_so_that_it_offers_camera_and_album():
    """An iPhone turns HEIC into JPEG for these; `capture` would hide the album."""
    html = Form()["material"].as_field_group()

    assert 'accept="application/pdf,image/jpeg,image/png"' in html
    assert "capture" not in html


def test_several_files_come_as_a_list():
    form = Form({}, MultiValueDict({"roster": [file("a.xlsx")], "material": [file("1.pdf"), file("2.pdf")]}))

    assert form.is_valid()
    assert [one.name for one in form.cleaned_data["material"]] == ["1.pdf", "2.pdf"]


def test_no_file_where_one_is_needed_is_refused():
    form = Form({}, MultiValueDict({"roster": [file("a.xlsx")]}))

    assert form.errors["material"] == ["请上传「解约材料」。"]


def test_no_file_where_none_is_needed_is_an_empty_list():
    class Optional(DeskForm):
        material = UploadsField(label="材料", required=False)

    form = Optional({}, MultiValueDict())

    assert form.is_valid()
    assert form.cleaned_data["material"] == []
