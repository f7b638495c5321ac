"""PDFs that may be kept, and those that may not. Each case is looked into as the other process does it."""

import zlib

import pytest

from sanfang.uploads.inspection import active_names
from sanfang.uploads.inspection.active_names import is_active
from sanfang.uploads.inspection.pdf import examine
from sanfang.uploads.inspection.verdicts import Finding, Verdict
from tests.uploads.papers import a_pdf, a_picture, a_stream, an_encrypted_pdf, opened, packed

SCRIPT = b"<< /S /JavaScript /JS (app.alert(1)) >>"
EICAR_ZIP = b"PK\x03\x04" + b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def verdict(content: bytes) -> Verdict:
    return examine(content).verdict


def test_a_plain_pdf_is_kept_byte_by_byte():
    content = a_pdf()

    assert examine(content) == Finding(Verdict.FINE, content)


def test_a_scan_made_by_a_program_is_fine(tmp_path):
    opened(a_picture("JPEG", (800, 600))).save(tmp_path / "scan.pdf")

    assert verdict((tmp_path / "scan.pdf").read_bytes()) is Verdict.FINE


@pytest.mark.parametrize(
    "text",
    [b"BT (HTML/CSS/JavaScript developer) Tj ET", b"(/Launchpad /JavaScripts) Tj", b"(GoToRoad) Tj /S Do"],
)
def test_words_in_a_text_are_no_actions(text):
    assert verdict(a_pdf(a_stream(packed(text)), a_stream(text, b""))) is Verdict.FINE


def test_u04_two_hundred_pages_fit_and_one_more_does_not():
    assert verdict(a_pdf(pages=200)) is Verdict.FINE
    assert verdict(a_pdf(pages=201)) is Verdict.TOO_LONG


def test_u04_a_million_pages_are_not_counted_one_by_one():
    assert verdict(a_pdf(count=1_000_000)) in {Verdict.TOO_LONG, Verdict.BROKEN}


@pytest.mark.parametrize("opens_without_password", [True, False])
def test_u04_an_encrypted_pdf_is_told_as_such(opens_without_password):
    content = an_encrypted_pdf(opens_without_password=opens_without_password)

    assert verdict(content) is Verdict.ENCRYPTED


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-",
        b"%PDF-1.7\n" + b"\0" * 1000,
        b"%PDF-1.7\n<html><script>alert(1)</script></html>",
        a_pdf()[:200],
        a_pdf(pages=1).replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]"),
        a_pdf().replace(b"/Root 1 0 R", b"/Root 9 0 R"),
    ],
    ids=["magic", "noise", "html", "cut", "page tree loop", "no root"],
)
def test_u04_what_no_viewer_can_show_is_broken(content):
    assert verdict(content) is Verdict.BROKEN


def test_u04_a_table_that_points_to_itself_ends():
    content = a_pdf()
    start = content.rindex(b"startxref\n") + len(b"startxref\n")
    loop = content.replace(b"/Root", b"/Prev %d /Root" % int(content[start:].split()[0]))

    assert verdict(loop) in {Verdict.FINE, Verdict.BROKEN}


@pytest.mark.parametrize(
    "content",
    [
        a_pdf(catalog=b"/OpenAction " + SCRIPT),
        a_pdf(SCRIPT, catalog=b"/OpenAction 4 0 R"),
        a_pdf(SCRIPT, catalog=b"/Names << /JavaScript << /Names [(a) 4 0 R] >> >>"),
        a_pdf(b"<</S/JavaScript/JS(1)>>"),
        a_pdf(b"<< /S /J#61va#53cript /JS (1) >>"),
        a_pdf(b"<< /#53/JavaScript >>"),
        a_pdf(b"<< /S 5 0 R >>", b"/JavaScript"),
        a_pdf(b"<< /S % a remark\n/JavaScript >>"),
        a_pdf(b"<< /S /Launch /F (cmd.exe) >>"),
        a_pdf(b"<< /S /GoToE /T << /R /C >> >>"),
        a_pdf(b"<< /S /GoToR /F (other.pdf) >>"),
        a_pdf(b"<< /S /SubmitForm /F (http://169.254.169.254/) >>"),
        a_pdf(b"<< /S /ImportData /F (a.fdf) >>"),
        a_pdf(b"<< /Subtype /FileAttachment /FS 5 0 R >>"),
        a_pdf(b"<< /Subtype /RichMedia >>"),
    ],
)
def test_u04_what_does_something_by_itself_is_active(content):
    assert verdict(content) is Verdict.ACTIVE


def test_u07_a_virus_in_a_zip_in_a_pdf_is_never_taken():
    cargo = a_stream(packed(EICAR_ZIP), b"/Type /EmbeddedFile /Filter /FlateDecode")
    spec = b"<< /Type /Filespec /F (a.zip) /EF << /F 4 0 R >> >>"

    content = a_pdf(cargo, spec, catalog=b"/Names << /EmbeddedFiles << /Names [(a.zip) 5 0 R] >> >>")

    assert verdict(content) is Verdict.ACTIVE


@pytest.mark.parametrize("times", [1, 2, 3])
def test_u04_a_script_in_nested_streams_is_found(times):
    hidden = packed(b"7 0 " + SCRIPT, times)

    assert is_active(a_pdf(a_stream(hidden, b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode")))


def test_u04_a_script_behind_megabytes_of_noise_is_found():
    assert is_active(a_pdf(a_stream(packed(b" " * 3_000_000 + SCRIPT))))


@pytest.mark.parametrize("shift", range(active_names.SLICE - 12, active_names.SLICE + 2, 3))
def test_u04_a_name_across_two_slices_is_found(shift):
    unpackable = zlib.compress(b" " * shift + SCRIPT + b" " * active_names.SLICE, level=0)

    assert is_active(a_pdf(a_stream(unpackable)))


def test_u04_deeper_nests_are_not_followed_but_refused():
    assert verdict(a_pdf(a_stream(packed(SCRIPT, times=5)))) is Verdict.TOO_HEAVY


def test_u04_objects_packed_in_an_odd_way_are_refused():
    hidden = SCRIPT.hex().encode() + b">"

    content = a_pdf(a_stream(hidden, b"/Type /ObjStm /N 1 /First 4 /Filter /ASCIIHexDecode"))

    assert verdict(content) is Verdict.ACTIVE


def test_u04_a_bomb_ends_at_the_budget(monkeypatch):
    monkeypatch.setattr(active_names, "MOST_UNPACKED", 1_000_000)

    assert verdict(a_pdf(a_stream(packed(bytes(900_000))))) is Verdict.FINE
    assert verdict(a_pdf(a_stream(packed(bytes(1_000_001))))) is Verdict.TOO_HEAVY
    assert verdict(a_pdf(*[a_stream(packed(bytes(600_000)))] * 2)) is Verdict.TOO_HEAVY


def test_u04_a_stream_that_never_ends_is_searched_too():
    assert is_active(a_pdf(b"stream\n" + packed(SCRIPT)).replace(b"endobj", b""))


def test_u04_a_million_beginnings_of_streams_cost_no_time():
    assert not is_active(a_pdf(b"stream " * 1_000_000))


@pytest.mark.slow
def test_u04_a_bomb_of_many_megabytes_ends_too():
    packer = zlib.compressobj()
    bomb = b"".join(packer.compress(bytes(1 << 24)) for _ in range(40)) + packer.flush()

    assert verdict(a_pdf(a_stream(bomb))) is Verdict.TOO_HEAVY
