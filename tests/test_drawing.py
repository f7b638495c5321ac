"""docs/workflow.md is drawn from the tables; a table that moved on makes this fail."""

import pytest
from django.conf import settings

from sanfang.actors import Party
from sanfang.agreements import drawing as agreements
from sanfang.agreements import states, workflow
from sanfang.portals.management.commands.draw_workflow import page
from sanfang.recruiting import drawing as recruiting
from sanfang.recruiting import states as of_recruiting
from sanfang.recruiting.states import ApplicationState, InterviewState, OfferState


def in_the_docs() -> str:
    return (settings.BASE_DIR / "docs" / "workflow.md").read_text()


def test_the_page_in_the_docs_is_current():
    assert in_the_docs() == page()


@pytest.mark.parametrize(
    ("chapter", "name", "value"),
    [(agreements, "STEPS", workflow.STEPS[1:]), (recruiting, "CHAPTERS", recruiting.CHAPTERS[1:])],
    ids=["agreements", "recruiting"],
)
def test_a_changed_table_changes_the_page(monkeypatch, chapter, name, value):
    monkeypatch.setattr(chapter, name, value)

    assert page() != in_the_docs()


def test_every_state_has_words_for_every_party_that_sees_it():
    assert set(states.WORDS) == set(states.State)
    assert {frozenset(words) for words in states.WORDS.values()} == {
        frozenset({"graduate", "employer", "school"})
    }


@pytest.mark.parametrize("kind", [ApplicationState, InterviewState, OfferState])
def test_so_has_every_state_of_route_1(kind):
    words = of_recruiting.WORDS[kind]

    assert list(words) == list(kind)
    assert {type(state) for state in words} == {kind}
    assert {frozenset(each) for each in words.values()} == {frozenset({"graduate", "employer"})}


def test_states_of_one_word_have_the_words_of_their_own_kind():
    spoken = {
        of_recruiting.words_for(state, Party.GRADUATE)
        for state in (InterviewState.ACCEPTED, OfferState.ACCEPTED)
    }
    assert spoken == {"您已接受邀请，请按时参加。", "您已接受，协议在「我的签约」里。"}
