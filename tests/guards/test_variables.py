"""The guard of template variables sees what it must, and lets pass what people write on purpose."""

import pytest
from django.template import engines

from sanfang.ui.forms import SanfangRenderer
from tests.guards.variables import UnknownVariable


def render(source: str, **context: object) -> str:
    return engines["django"].from_string(source).render(context)


@pytest.mark.parametrize(
    "source",
    [
        "{{ gradaute }}",
        "{{ graduate.nmae }}",
        "{{ graduate.name.first }}",
        "{{ gradaute|upper }}",
        "{{ gradaute|default_if_none:'' }}",
        "{% with who=gradaute %}{{ who }}{% endwith %}",
        "{% include 'ui/components/empty.html' with text=gradaute %}",
    ],
)
def test_a_variable_that_nobody_gave_fails(source):
    with pytest.raises(UnknownVariable):
        render(source, graduate={"name": "张䶮"})


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("{{ graduate.name }}", "张䶮"),
        ("{{ graduate.name|length }}", "2"),
        ("{{ note|default:'无' }}", "无"),
        ("{% if note %}有{% else %}无{% endif %}", "无"),
        ("{% for note in notes %}有{% empty %}无{% endfor %}", "无"),
        ("{{ 'words' }}", "words"),
    ],
)
def test_what_is_there_or_thought_of_is_shown(source, shown):
    assert render(source, graduate={"name": "张䶮"}) == shown


def test_a_value_is_asked_for_once():
    asked = []

    render("{{ ask|upper }}", ask=lambda: asked.append(1) or "x")

    assert asked == [1]


def test_the_templates_of_forms_are_guarded_too():
    template = SanfangRenderer().engine.from_string("{{ gradaute }}")

    with pytest.raises(UnknownVariable):
        template.render({})


def test_the_failure_names_the_template_and_the_line():
    with pytest.raises(UnknownVariable, match=r"ui/components/empty\.html, line 7: \{\{ title \}\}"):
        render("{% include 'ui/components/empty.html' %}")
