"""「资质证明材料」: what comes in, what is refused, and who may open it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sanfang.employers.models import QualificationDocument
from sanfang.uploads.models import StoredFile

ADDRESS = "/employer/documents/"
LIMIT = 10 * 1024 * 1024
PDF_WITH_SCRIPT = b"%PDF-1.4\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n%%EOF"


def upload(client, content: bytes, name="营业执照.png", kind="licence"):
    return client.post(ADDRESS, {"kind": kind, "file": SimpleUploadedFile(name, content)}, follow=True)


@pytest.fixture
def document(mo, picture) -> QualificationDocument:
    upload(mo, picture)
    return QualificationDocument.objects.get()


def test_without_papers_the_page_says_what_to_do(mo):
    assert "还没有上传材料" in mo.get(ADDRESS).content.decode()


def test_a_photo_of_the_licence_is_taken_and_listed(mo, document):
    page = mo.get(ADDRESS).content.decode()

    assert (document.kind, document.file.media_type) == ("licence", "image/png")
    assert "营业执照.png" in page


@pytest.mark.parametrize("content", [b"", b"x"])
def test_U01_an_empty_or_tiny_file_is_refused_in_words(mo, content):
    page = upload(mo, content).content.decode()

    assert "空的" in page or "只能上传 PDF、JPG 或 PNG" in page
    assert not StoredFile.objects.exists()


def test_U01_a_file_beyond_the_limit_is_refused(mo, picture):
    page = upload(mo, picture + b"\0" * (LIMIT + 1 - len(picture))).content.decode()

    assert "超过 10 MB" in page
    assert not StoredFile.objects.exists()


def test_U01_a_file_of_exactly_the_limit_is_taken(mo, picture):
    upload(mo, picture + b"\0" * (LIMIT - len(picture)))

    assert QualificationDocument.objects.count() == 1


def test_U01_a_form_without_any_file_is_refused(mo):
    assert "请上传" in mo.post(ADDRESS, {"kind": "licence"}).content.decode()


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"<html><script>1</script></html>", "执照.pdf"), (b"MZ\x90\x00", "执照.pdf"), (b"PK\x03\x04", "a.jpg")],
)
def test_U02_the_content_decides_and_not_the_name(mo, content, name):
    assert "只能上传 PDF、JPG 或 PNG" in upload(mo, content, name).content.decode()
    assert not QualificationDocument.objects.exists()


@pytest.mark.parametrize("name", ["..\\..\\x.png", "a.jpg.php", "CON.png", "长" * 300 + ".png"])
def test_U02_a_hostile_name_is_a_label_and_never_a_path(mo, picture, name):
    upload(mo, picture, name)

    stored = StoredFile.objects.get()
    assert stored.file.name == f"{stored.id.hex[:2]}/{stored.id.hex}.png"
    assert len(stored.original_name) <= 100
    assert stored.original_name.endswith(".png")


def test_U03_a_broken_picture_is_refused(mo, picture):
    assert "打不开" in upload(mo, picture[:30]).content.decode()


def test_U04_a_pdf_with_a_script_is_refused(mo):
    answer = upload(mo, PDF_WITH_SCRIPT, "执照.pdf")

    assert answer.status_code == 200
    assert not QualificationDocument.objects.exists()


def test_U05_an_office_file_is_refused(mo):
    assert "只能上传" in upload(mo, b"PK\x03\x04word/document.xml", "执照.docx").content.decode()


def test_U09_the_eleventh_paper_is_refused(mo, picture):
    for _ in range(10):
        upload(mo, picture)

    assert "最多 10 份" in upload(mo, picture).content.decode()
    assert QualificationDocument.objects.count() == 10
    assert StoredFile.objects.count() == 10


def test_a_paper_opens_in_its_own_sandbox(mo, document):
    answer = mo.get(f"{ADDRESS}{document.pk}/file/")

    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert b"".join(answer.streaming_content).startswith(b"\x89PNG")


@pytest.mark.parametrize("stranger", ["ann", "zhang", "teacher", "officer"])
def test_nobody_else_opens_or_removes_it_here(as_, document, stranger):
    client = as_(stranger)

    assert client.get(f"{ADDRESS}{document.pk}/file/").status_code == 404
    assert client.post(f"{ADDRESS}{document.pk}/remove/").status_code == 404
    assert QualificationDocument.objects.exists()


def test_a_visitor_is_asked_to_sign_in(document):
    assert Client().get(f"{ADDRESS}{document.pk}/file/").status_code == 302


def test_a_paper_whose_bytes_are_gone_does_not_exist(mo, document):
    document.file.file.storage.delete(document.file.file.name)

    assert mo.get(f"{ADDRESS}{document.pk}/file/").status_code == 404


def test_a_removed_paper_is_gone_from_the_list_and_its_file_is_kept(mo, document):
    mo.post(f"{ADDRESS}{document.pk}/remove/")

    assert not QualificationDocument.objects.exists()
    assert StoredFile.objects.count() == 1


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_with_one_paper_and_with_three(mo, picture, count, django_assert_num_queries):
    for _ in range(count):
        upload(mo, picture)

    with django_assert_num_queries(8):
        mo.get(ADDRESS)
