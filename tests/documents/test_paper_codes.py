"""The code on paper holds a signed statement and is read from a print and from a poor photograph of it (T6)."""

import pytest

from tests.documents.photographs import photographed
from tests.documents.samples import SITE, an_agreement, codes_on, drawn, pages_of, pictures_of, sheets

STATEMENT = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567" * 8
LONG = f"https://{SITE}/v/ABCDEFGHIJKLMNOPQRSTUVWXYZ/#{STATEMENT}"


@pytest.fixture(scope="module")
def page():
    return pictures_of(drawn(an_agreement(), sheets=sheets("第 1 份（用人单位）", code=LONG)))[0]


def test_a_code_with_a_statement_reads_back_at_150_dots_per_inch(page):
    assert len(LONG) == 318
    assert codes_on(page) == [LONG]


def test_it_reads_back_from_a_poor_photograph(page):
    assert codes_on(photographed(page)) == [LONG]


def test_the_photograph_is_poor(page):
    """Half as sharp again, nothing would be read: the test above can fail."""
    assert codes_on(photographed(page.reduce(2))) == []


def test_the_domain_stands_in_words_beside_it():
    assert f"扫码查验真伪{SITE}" in pages_of(drawn(an_agreement()))[0]
