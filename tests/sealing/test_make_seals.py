"""`manage.py make_seals`: what it writes down can be set as it stands, and seals."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from sanfang.sealing.checks import seals_can_be_examined, seals_open
from sanfang.sealing.examining import Finding, examine
from sanfang.sealing.sources import seal_of
from sanfang.sealing.trust import authorities
from tests.sealing.seals import PURPOSE


@pytest.fixture
def made(tmp_path, settings):
    """The settings that it writes down, set."""
    call_command("make_seals", tmp_path / "seals", "province", "10363", stdout=StringIO())
    written = (tmp_path / "seals" / "settings.env").read_text().splitlines()
    said = dict(line.split("=", 1) for line in written)
    settings.SEALS = said["SANFANG_SEALS"].split(",")
    settings.SEAL_SECRETS = said["SANFANG_SEAL_SECRETS"].split(",")
    settings.SEAL_AUTHORITIES = said["SANFANG_SEAL_AUTHORITIES"]
    return tmp_path / "seals"


def test_what_it_writes_down_seals(made, paper):
    for school in ("10363", "10361"):
        sealed = seal_of(school).seal(paper, PURPOSE)

        assert examine(sealed, authorities()).finding is Finding.SEALED
    assert [*seals_open(), *seals_can_be_examined()] == []


def test_only_the_owner_can_read_what_it_made(made):
    assert {path.stat().st_mode & 0o777 for path in made.iterdir()} == {0o600}


def test_no_passphrase_is_shown_on_the_screen(tmp_path):
    shown = StringIO()

    call_command("make_seals", tmp_path / "seals", "province", stdout=shown)

    secret = (tmp_path / "seals" / "settings.env").read_text().rpartition("province=")[2].strip()
    assert len(secret) == 32
    assert secret not in shown.getvalue()


def test_it_replaces_nothing(made):
    with pytest.raises(CommandError, match="not empty"):
        call_command("make_seals", made, "10361")


def test_a_seal_that_does_not_open_stops_the_start(settings):
    settings.SEALS = ["10363=pkcs12:/nowhere.p12"]

    assert [fault.id for fault in seals_open()] == ["sealing.E001"]


def test_sealing_without_an_authority_to_believe_is_warned_of(settings, seal_file):
    settings.SEALS, settings.SEAL_AUTHORITIES = [f"10363=pkcs12:{seal_file}"], ""

    assert [fault.id for fault in seals_can_be_examined()] == ["sealing.W001"]


def test_an_authority_that_is_no_certificate_stops_the_start(settings, tmp_path):
    path = tmp_path / "authority.pem"
    path.write_text("no certificate")
    settings.SEAL_AUTHORITIES = str(path)

    assert [fault.id for fault in seals_can_be_examined()] == ["sealing.E002"]
