"""The operator's templates, as the settings name them."""

import pytest

from sanfang.wechat.templates import Chosen, Template, TemplatesUnreadable, read


def test_an_entry_names_the_template_and_its_keywords():
    chosen = read(["offer=abc:thing4:date5:thing6", "signed=def"])

    assert chosen == {
        Template.OFFER: Chosen("abc", "thing4", "date5", "thing6"),
        Template.SIGNED: Chosen("def", "thing1", "time2", "thing3"),
    }


@pytest.mark.parametrize(
    "entry", ["", "offer", "offer=", "unknown=abc", "offer=abc:thing1", "offer=abc:a::b"]
)
def test_what_cannot_be_read_is_named(entry):
    with pytest.raises(TemplatesUnreadable):
        read([entry])
