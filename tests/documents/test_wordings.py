"""The form as it is read on a screen: the paper's own words, with what was agreed in its place."""

import pytest

from sanfang.documents.editions import edition_named
from sanfang.documents.wordings import form_of
from tests.documents.samples import an_agreement, one_copy, pages_of, squeezed


@pytest.mark.parametrize(("year", "name"), [(2022, "until-2022"), (2023, "from-2023"), (2026, "from-2023")])
def test_each_cohort_has_its_wording(year, name):
    assert edition_named().wording_of(year) == name


def test_seven_articles_four_cases_and_the_notes():
    form = form_of(an_agreement())

    headings = [article.heading for article in form.articles]
    assert headings == [f"第{number}条" for number in "一二三四五六七"]
    assert [len(article.items) for article in form.articles] == [0, 0, 0, 4, 0, 0, 0]
    assert len(form.notes) == 3


def test_what_was_agreed_stands_in_the_second_and_the_fifth_article():
    terms = {"article_two": "七月十日前报到。\n月薪 8,000 元。", "article_five": "没有约定违约金。"}

    agreed = {article.heading: article.agreed for article in form_of(an_agreement(terms=terms)).articles}

    assert agreed["第二条"] == ("七月十日前报到。", "月薪 8,000 元。")
    assert agreed["第五条"] == ("没有约定违约金。",)
    assert [heading for heading, lines in agreed.items() if lines] == ["第二条", "第五条"]


def test_remarks_stand_below_the_articles_where_there_are_some():
    terms = {"article_two": "", "article_five": "", "remarks": "宿舍两人一间。\n车费由乙方承担。"}

    assert form_of(an_agreement(terms=terms)).remarks == ("宿舍两人一间。", "车费由乙方承担。")
    assert form_of(an_agreement()).remarks == ()


def test_where_nothing_was_agreed_there_is_room():
    form = form_of(an_agreement(terms={"article_two": " ", "article_five": ""}))

    assert [article.heading for article in form.articles if article.has_room] == ["第二条", "第五条"]
    assert not any(article.agreed for article in form.articles)


@pytest.mark.parametrize("year", [2022, 2026])
def test_every_word_on_the_screen_is_on_the_paper(year):
    form = form_of(an_agreement(cohort_year=year))

    paper = squeezed("".join(pages_of(one_copy(cohort_year=year))))

    for article in form.articles:
        for words in (article.text, *article.items, *article.agreed):
            assert squeezed(words) in paper
    for words in (form.preamble, *form.notes):
        assert squeezed(words) in paper
