"""The inspecting process is poor, short-lived and alone."""

import subprocess
import sys
import time

import pytest
from django.conf import settings

from sanfang.uploads.inspection import supervisor
from sanfang.uploads.inspection.verdicts import Finding, Verdict
from tests.uploads.papers import a_pdf, a_picture, opened


def alone(statement: str) -> int:
    """Run a statement as the inspection would, behind the locked door. Returns the exit status."""
    program = f"import sanfang.uploads.inspection.process as p; p.lock(); {statement}"
    return subprocess.run(
        [sys.executable, "-c", program], cwd=settings.BASE_DIR, capture_output=True, check=False
    ).returncode


def test_a_pdf_comes_back_as_it_is():
    assert supervisor.inspect("pdf", a_pdf()) == Finding(Verdict.FINE, a_pdf())


@pytest.mark.parametrize("kind", ["jpeg", "png"])
def test_a_picture_comes_back_written_anew(kind):
    finding = supervisor.inspect(kind, a_picture(kind.upper()))

    assert finding.verdict is Verdict.FINE
    assert opened(finding.content).format == kind.upper()


def test_a_verdict_comes_back_without_content():
    assert supervisor.inspect("pdf", b"%PDF-1.7 nothing") == Finding(Verdict.BROKEN)


def test_no_secret_of_the_environment_goes_along(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "secret")
    monkeypatch.setattr(supervisor, "PROGRAM", "tests.uploads.say_environment")

    finding = supervisor.inspect("pdf", b"")

    assert finding.verdict is Verdict.FINE
    assert b"SECRET_KEY" not in finding.content


def test_u04_who_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr(supervisor, "SECONDS", 0.2)
    monkeypatch.setattr(supervisor, "PROGRAM", "http.server")  # It never ends by itself.
    started = time.monotonic()

    assert supervisor.inspect("0", b"") == Finding(Verdict.TOO_HEAVY)
    assert time.monotonic() - started < 10


def test_u04_who_crashes_is_too_heavy(monkeypatch):
    monkeypatch.setattr(supervisor, "PROGRAM", "no.such.module")

    assert supervisor.inspect("pdf", a_pdf()) == Finding(Verdict.TOO_HEAVY)


def test_u04_behind_the_door_memory_and_files_end(tmp_path):
    assert alone("bytearray(100_000_000)") == 0
    assert alone("bytearray(2_000_000_000)") != 0
    assert alone(f"open({str(tmp_path / 'file')!r}, 'wb', buffering=0).write(b'a')") != 0
