"""The PDF beside a résumé: what is taken, what is refused, and who may open it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from sanfang.recruiting.actions import resumes
from sanfang.recruiting.models import Resume
from sanfang.uploads import actions as uploads
from sanfang.uploads.inspection.supervisor import inspect
from sanfang.uploads.models import StoredFile
from tests.uploads.papers import a_pdf, a_picture

ADDRESS = "/m/resume/attach/"
FILE = "/m/resume/attachment/"
LIMIT = 10 * 1024 * 1024
WITH_SCRIPT = b"%PDF-1.4\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n%%EOF"


@pytest.fixture
def zhang(as_):
    return as_("zhang")


@pytest.fixture(autouse=True)
def resume(cast) -> Resume:
    return resumes.begin(actor=cast.actor("zhang"))


def upload(client, content: bytes, name="我的简历.pdf"):
    return client.post(ADDRESS, {"file": SimpleUploadedFile(name, content)}, follow=True)


def test_a_pdf_is_taken_shown_and_opened(zhang):
    page = upload(zhang, a_pdf()).content.decode()

    assert "附件已上传" in page
    assert "我的简历.pdf" in page
    answer = zhang.get(FILE)
    assert answer["Content-Type"] == "application/pdf"
    assert b"".join(answer.streaming_content) == a_pdf()


def test_another_one_takes_its_place(zhang):
    upload(zhang, a_pdf())
    upload(zhang, a_pdf(pages=2), "新的.pdf")

    assert StoredFile.objects.get().original_name == "新的.pdf"
    assert "新的.pdf" in zhang.get("/m/resume/preview/").content.decode()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "空的"),
        (a_picture("PNG"), "只能上传 PDF"),
        (a_picture("JPEG"), "只能上传 PDF"),
        (b"PK\x03\x04 a docx", "另存为 PDF"),
        (b"%PDF-1.7 but no more than that", "打不开"),
        (WITH_SCRIPT, "PDF"),
        (a_pdf() + b"\0" * LIMIT, "超过 10 MB"),
    ],
    ids=["empty", "png", "jpeg", "docx", "broken", "script", "large"],
)
def test_U01_anything_else_is_refused_at_its_field(zhang, resume, content, words):
    page = upload(zhang, content).content.decode()

    assert "id_file_error" in page
    assert words in page
    assert not StoredFile.objects.exists()


def test_a_refused_one_leaves_the_one_before(zhang):
    upload(zhang, a_pdf())

    page = upload(zhang, a_picture("PNG")).content.decode()

    assert "我的简历.pdf" in page
    assert StoredFile.objects.count() == 1


def test_a_form_without_a_file_is_refused(zhang):
    assert "请上传" in zhang.post(ADDRESS, {"csrfmiddlewaretoken": "x"}).content.decode()


def test_it_is_taken_away_and_twice_is_once(zhang, resume):
    upload(zhang, a_pdf())

    for _ in range(2):
        assert zhang.post(f"{FILE}remove/")["Location"] == "/m/resume/"

    assert not StoredFile.objects.exists()
    assert zhang.get(FILE).status_code == 404


def test_looking_into_the_file_keeps_nobody_from_writing(zhang, monkeypatch):
    around, seen = list(connection.savepoint_ids), []

    def inspecting(kind, content):
        seen.append(list(connection.savepoint_ids))
        return inspect(kind, content)

    monkeypatch.setattr(uploads, "inspect", inspecting)
    upload(zhang, a_pdf())

    assert seen == [around]


@pytest.mark.parametrize("who", ["li", "zhou", "mo", "teacher"])
def test_nobody_else_opens_it_here(as_, zhang, who):
    upload(zhang, a_pdf())

    assert as_(who).get(FILE).status_code == 404
