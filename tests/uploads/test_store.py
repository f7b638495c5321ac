"""The one way in: what is kept, under which name, and what is refused in words."""

import hashlib
import os
from pathlib import Path

import pytest

from sanfang.uploads import actions, errors
from sanfang.uploads.inspection.verdicts import Verdict
from sanfang.uploads.kinds import KINDS, ONLY_PDF
from sanfang.uploads.models import StoredFile
from tests.uploads.papers import a_huge_png, a_pdf, a_picture, an_encrypted_pdf, opened, sent

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def root(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def files_in(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.is_file()]


def content_of(stored: StoredFile) -> bytes:
    return Path(stored.file.path).read_bytes()


def test_a_pdf_is_kept_under_a_name_of_ours(root):
    stored = actions.store(sent(a_pdf(), "..\\..\\营业执照.PDF"))

    kept = StoredFile.objects.get()
    assert kept.pk == stored.pk
    assert files_in(root) == [root / stored.id.hex[:2] / f"{stored.id.hex}.pdf"]
    assert content_of(kept) == a_pdf()
    assert (kept.media_type, kept.suffix, kept.size) == ("application/pdf", ".pdf", len(a_pdf()))
    assert kept.sha256 == hashlib.sha256(a_pdf()).hexdigest()
    assert kept.original_name == "营业执照.pdf"
    assert kept.is_readable()


@pytest.mark.parametrize(("format_name", "suffix"), [("JPEG", ".jpg"), ("PNG", ".png")])
def test_u02_the_content_decides_not_the_name(format_name, suffix):
    stored = actions.store(sent(a_picture(format_name), "执照.pdf"))

    assert stored.original_name == f"执照{suffix}"
    assert stored.file.name.endswith(suffix)
    assert opened(content_of(stored)).format == format_name


def test_the_same_picture_sent_twice_has_the_same_fingerprint():
    one, other = (actions.store(sent(a_picture("JPEG"))) for _ in range(2))

    assert one.pk != other.pk
    assert one.sha256 == other.sha256


def test_only_the_server_may_read_a_kept_file(root):
    actions.store(sent(a_pdf()))

    assert files_in(root)[0].stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", errors.FileEmpty),
        (b"%", errors.KindRefused),
        (b"<html><script>alert(1)</script>", errors.KindRefused),
        (b"MZ\x90\x00 an exe", errors.KindRefused),
        (b"PK\x03\x04 a zip, a docx with an external entity", errors.KindRefused),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", errors.KindRefused),
        (b"GIF89a" + b"\0" * 100, errors.KindRefused),
        (b"\x00\x00\x00\x0cjP  \r\n\x87\n", errors.KindRefused),
        (b"SIMPLE  =                    T", errors.KindRefused),
        (b"%!PS-Adobe-3.0 EPSF-3.0", errors.KindRefused),
        (b" %PDF-1.7", errors.KindRefused),
        (b"\0\0\0\x24ftypheic\0\0\0\0mif1heic", errors.PhotoOfAnIphone),
        (b"\0\0\0\x18ftypmif1\0\0\0\0heic", errors.PhotoOfAnIphone),
        (b"\0\0\0\x20ftypisom a video", errors.KindRefused),
        (b"%PDF-1.7", errors.PdfBroken),
        (an_encrypted_pdf(opens_without_password=False), errors.PdfEncrypted),
        (a_pdf(pages=201), errors.PdfTooLong),
        (a_pdf(b"<< /S /JavaScript /JS (1) >>"), errors.PdfActive),
        (a_picture("JPEG")[:200], errors.PictureBroken),
        (a_huge_png(), errors.PictureTooLarge),
    ],
)
def test_u01_to_u07_what_is_refused_leaves_nothing_behind(root, content, refusal):
    with pytest.raises(refusal) as refused:
        actions.store(sent(content))

    assert isinstance(refused.value, errors.FileRefused)
    assert str(refused.value).endswith("。")
    assert not StoredFile.objects.exists()
    assert files_in(root) == []


def test_u01_exactly_the_limit_fits_and_one_byte_more_does_not():
    content = a_pdf()

    assert actions.store(sent(content), limit=len(content)).size == len(content)
    with pytest.raises(errors.FileTooLarge):
        actions.store(sent(content), limit=len(content) - 1)


def test_u01_the_default_limit_is_ten_megabytes():
    with pytest.raises(errors.FileTooLarge, match="10 MB"):
        actions.store(sent(b"%PDF-" + bytes(10 * 1024 * 1024)))


def test_u01_nobodys_word_about_the_size_is_taken():
    liar = sent(bytes(1000))
    liar.size = 1

    with pytest.raises(errors.FileTooLarge, match="100 字节"):
        actions.store(liar, limit=100)


def test_u10_a_full_disk_is_told_and_leaves_no_row(monkeypatch):
    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(errors.FileNotKept, match="暂时存不下来"):
        actions.store(sent(a_pdf()))
    assert not StoredFile.objects.exists()


def test_the_bytes_are_on_disk_before_the_row(monkeypatch):
    settled = []
    monkeypatch.setattr(os, "fsync", lambda handle: settled.append(StoredFile.objects.count()))

    actions.store(sent(a_pdf()))

    # The file, its folder, and the folder of folders, while there was no row yet.
    assert settled == [0, 0, 0]
    assert StoredFile.objects.count() == 1


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_verdict_about_a_kind_has_its_words(kind):
    about_pdfs = {Verdict.ENCRYPTED, Verdict.TOO_LONG, Verdict.ACTIVE}
    about_pictures = {Verdict.TOO_LARGE, Verdict.MOVING}
    foreign = about_pictures if kind.name == "pdf" else about_pdfs

    assert set(kind.refusals) == set(Verdict) - foreign - {Verdict.FINE}


@pytest.mark.parametrize("content", [a_picture("PNG"), a_picture("JPEG"), b"PK\x03\x04 a docx"])
def test_where_only_a_pdf_is_asked_for_anything_else_is_told_so(content):
    with pytest.raises(errors.NotAPdf, match="另存为 PDF"):
        actions.examine(sent(content), among=ONLY_PDF)


def test_where_only_a_pdf_is_asked_for_one_is_taken():
    assert actions.examine(sent(a_pdf()), among=ONLY_PDF).content == a_pdf()
