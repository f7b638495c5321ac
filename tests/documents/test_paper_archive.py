"""The file is made for the archive and for every reader: PDF/A, tags, text that can be searched and copied."""

import re
import subprocess
from datetime import date

import pytest

from sanfang.documents import typesetting
from tests.documents.preflight import faults_of
from tests.documents.samples import an_agreement, drawn, one_copy, sheets
from tests.sealing.seals import PURPOSE

REMARKED = {"article_two": "七月十日前报到。", "article_five": "", "remarks": "双方另外约定如下。" * 90}


def with_everything() -> bytes:
    """Every page that the form has: the seal, and remarks on a sheet of their own."""
    details = an_agreement(terms=REMARKED)
    return drawn(details, sheets=sheets("一份"), approved_on=date(2026, 11, 24), has_seal=True)


def test_the_examiner_finds_the_twin_valid_unsealed_and_sealed(monkeypatch, provider, tmp_path):
    """It knows the first kind of PDF/A only, so it is given the same page as a file of that kind."""
    ours = with_everything()
    monkeypatch.setattr(typesetting, "STANDARDS", ["a-1b"])
    twin = with_everything()

    sealed = provider.seal(twin, PURPOSE)

    found = faults_of({"plain": one_copy(), "whole": twin, "sealed": sealed, "ours": ours}, tmp_path)

    assert (found["plain"], found["whole"]) == ([], [])
    # The first kind of PDF/A wants an appearance of every annotation; the second, ours, not of one without size
    # (ISO 19005-2, 6.3.3), and the field of the seal has none.
    assert found["sealed"] == ["5.3.1"]
    assert b"/Rect [0 0 0 0]" in sealed or b"/Rect [ 0 0 0 0 ]" in sealed
    # What it says of ours is the newer kind alone: a newer colour profile, and metadata that speak of PDF/UA.
    assert found["ours"] == ["2.1.6", "7.3"]


def test_the_file_promises_the_archive_s_kind_and_accessibility():
    pdf = one_copy()

    assert re.findall(rb"pdfaid:(part|conformance)>(\w)<", pdf) == [(b"part", b"2"), (b"conformance", b"A")]
    assert re.findall(rb"pdfuaid:part>(\w)<", pdf) == [b"1"]


def test_whoever_listens_hears_the_language_the_title_and_what_the_pictures_are(tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(with_everything())

    tags = asked("pdfinfo", "-struct-text", str(path))
    facts = asked("pdfinfo", str(path))

    assert re.search(r"Title: +安徽工程大学 2026 届毕业生就业协议书\n", facts)
    assert re.search(r"Tagged: +yes\n", facts)
    assert len(re.findall(r"^ *H1 ", tags, re.MULTILINE)) == 1
    assert tags.count("Figure") == 2


@pytest.mark.parametrize("name", ["欧阳雨桐", "张䶮", "阿依古丽·买买提"])
def test_a_name_is_found_by_a_search_in_the_file(name, tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(one_copy(graduate={"name": name}))

    assert asked("pdftotext", str(path), "-").count(name) == 1


def asked(*command: str) -> str:
    return subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=True).stdout
