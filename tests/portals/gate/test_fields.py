"""Fields that read what people type as the domain reads it."""

import pytest

from sanfang.portals.gate.fields import line_field, text_field, yuan_field
from sanfang.ui.forms import DeskForm


class Typed(DeskForm):
    line = line_field("岗位名称", 50)
    text = text_field("其他约定", 500, required=False)
    pay = yuan_field("月薪", 1_000_000)
    penalty = yuan_field("违约金", 1_000_000, required=False)


FACTS = {"line": "软件工程师", "pay": "8000"}


@pytest.mark.parametrize("blanks", ["", "   ", "\u3000", "\u200b", "\u200b \ufeff", "\u200e"])
def test_A06_blanks_of_any_kind_fill_no_required_field(blanks):
    form = Typed(FACTS | {"line": blanks, "text": blanks})

    assert form.errors == {"line": ["请填写「岗位名称」。"]}


def test_A06_a_text_that_is_too_long_is_refused_with_its_length():
    form = Typed(FACTS | {"text": "长" * 50_000})

    assert form.errors == {"text": ["最多 500 个字，现在有 50000 个字，请缩短。"]}


def test_A09_an_amount_is_a_number_and_none_where_nothing_was_typed():
    form = Typed(FACTS | {"pay": "８，０００ 元"})

    assert form.is_valid()
    assert (form.cleaned_data["pay"], form.cleaned_data["penalty"]) == (8000, None)


@pytest.mark.parametrize("text", ["-1", "1e309", "NaN", "０", ""])
def test_A09_what_is_no_amount_is_refused_at_the_field(text):
    assert set(Typed(FACTS | {"pay": text}).errors) == {"pay"}
