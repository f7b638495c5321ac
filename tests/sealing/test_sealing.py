"""A paper is sealed: by whom, what readers of every kind say of it, and what becomes of the promise of PDF/A."""

import re
import subprocess

import pytest

from sanfang.sealing.examining import Finding, examine
from tests.sealing.seals import PURPOSE


def test_a_sealed_paper_is_sealed(sealed, authorities):
    examined = examine(sealed, authorities)

    assert examined.finding is Finding.SEALED
    assert examined.vouched_for == len(sealed)


def test_the_paper_itself_stands_unchanged_before_its_seal(sealed, paper):
    assert sealed.startswith(paper)


def test_it_says_what_for_and_where(sealed):
    assert PURPOSE.reason.encode("utf-16-be") in sealed or PURPOSE.reason.encode() in sealed


def test_the_metadata_stay_those_of_the_paper(sealed, paper):
    packets = re.compile(rb"<\?xpacket begin.*?<\?xpacket end", re.DOTALL)

    assert packets.findall(sealed) == packets.findall(paper)


def test_poppler_says_that_the_signature_is_valid_and_covers_the_whole_file(sealed, tmp_path):
    path = tmp_path / "sealed.pdf"
    path.write_bytes(sealed)

    said = subprocess.run(["pdfsig", str(path)], capture_output=True, text=True, check=False).stdout

    assert "Signature is Valid." in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said


def test_an_unsealed_paper_is_unsealed(paper, authorities):
    assert examine(paper, authorities).finding is Finding.UNSEALED


def test_a_seal_of_an_authority_that_nobody_knows_is_somebody_else_s(sealed):
    assert examine(sealed, []).finding is Finding.OTHERS


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"%PDF-1.7\n%%EOF" + b"\x00" * 99])
def test_what_is_no_pdf_is_unreadable(content, authorities):
    assert examine(content, authorities).finding is Finding.UNREADABLE
