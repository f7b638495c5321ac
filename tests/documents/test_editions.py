"""An edition of the form never changes: a reprint of an old agreement looks as the agreement did."""

import pytest

from sanfang.documents.editions import CURRENT, EditionUnknown, edition_named, names
from tests.documents.samples import an_agreement, drawn

# Papers were made by these. Whoever changes a form makes another folder beside them and names it CURRENT.
PUBLISHED = {
    "2026-1": "bd04ee7974570996c0185f9d1d6ebed961265d16f405cc68fa9f883a43729dcf",
}
ADVICE = (
    "The published edition {name} was changed. Papers were approved with it, so it must stay: copy its folder to a new "
    "edition, change that one, name it CURRENT in sanfang/documents/editions.py, and add its digest here."
)


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_a_published_edition_is_what_it_was(name):
    assert edition_named(name).digest() == PUBLISHED[name], ADVICE.format(name=name)


def test_every_edition_is_published_and_one_of_them_is_current():
    assert names() == sorted(PUBLISHED)
    assert CURRENT in PUBLISHED


def test_a_paper_without_a_word_about_it_is_of_the_current_edition():
    assert drawn(an_agreement()) == drawn(an_agreement(), edition=CURRENT)


@pytest.mark.parametrize("name", ["1999-1", "..", "../agreement"])
def test_an_edition_that_does_not_exist_is_refused(name):
    with pytest.raises(EditionUnknown):
        drawn(an_agreement(), edition=name)
