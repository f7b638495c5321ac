"""docs/workflow.md is drawn from the table; a table that moved on makes this fail."""

from django.conf import settings

from sanfang.agreements import drawing, workflow
from sanfang.agreements.states import WORDS, State


def test_the_page_in_the_docs_is_current():
    assert (settings.BASE_DIR / "docs" / "workflow.md").read_text() == drawing.page()


def test_a_changed_table_changes_the_page(monkeypatch):
    monkeypatch.setattr(drawing, "STEPS", workflow.STEPS[1:])

    assert drawing.page() != (settings.BASE_DIR / "docs" / "workflow.md").read_text()


def test_every_state_has_words_for_every_party_that_sees_it():
    assert set(WORDS) == set(State)
    assert {frozenset(words) for words in WORDS.values()} == {frozenset({"graduate", "employer", "school"})}
