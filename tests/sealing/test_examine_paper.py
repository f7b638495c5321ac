"""`manage.py examine_paper`: what a court's expert would run."""

from hashlib import sha256

import pytest
from django.core.management import CommandError, call_command

from tests.sealing import attacks


@pytest.fixture
def examined(tmp_path, settings, authority):
    trusted = tmp_path / "authority.pem"
    trusted.write_bytes(authority.pem)
    settings.SEAL_AUTHORITIES = str(trusted)

    def run(content: bytes) -> None:
        path = tmp_path / "paper.pdf"
        path.write_bytes(content)
        call_command("examine_paper", path)

    return run


def test_a_sealed_paper_is_told_with_its_fingerprint(examined, sealed, capsys):
    examined(sealed)

    said = capsys.readouterr().out
    assert "Sealed, and untouched since." in said
    assert sha256(sealed).hexdigest() in said


@pytest.mark.parametrize(
    ("attack", "said"),
    [
        (attacks.a_note_over_the_pay, "written behind"),
        (attacks.one_byte_of_the_page, "not what stands there now"),
        (lambda pdf: b"no pdf", "Not a PDF"),
    ],
)
def test_an_altered_one_is_told_apart(examined, sealed, attack, said):
    with pytest.raises(CommandError, match=said):
        examined(attack(sealed))
