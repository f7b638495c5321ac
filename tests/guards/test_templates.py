"""Every template is reached from the code, directly or through another one; what nobody shows is deleted."""

import ast
import re
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parent.parent.parent / "sanfang"
# {% extends "ui/desk.html" %}, {% include "ui/parts/menu.html" with … %}
MENTION = re.compile(r"""{%\s*(?:extends|include)\s+["']([^"']+)["']""")
LONGEST = 80


def templates() -> dict[str, Path]:
    """Every template file of the house by the name that the code calls it."""
    return {
        str(path).rpartition("/templates/")[2]: path
        for path in sorted(HOUSE.glob("**/templates/**/*"))
        if path.is_file()
    }


def mentioned_in_code(source: str) -> set[str]:
    return {
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "." in node.value
    }


def reached(roots: set[str], shelf: dict[str, Path]) -> set[str]:
    """The templates that these names lead to, and those that they extend and include in turn."""
    waiting, found = roots & set(shelf), set()
    while waiting:
        name = waiting.pop()
        found.add(name)
        waiting |= (set(MENTION.findall(shelf[name].read_text())) & set(shelf)) - found
    return found


def test_every_template_is_used():
    code = set().union(*(mentioned_in_code(path.read_text()) for path in HOUSE.rglob("*.py")))

    assert set(templates()) - reached(code, templates()) == set()


def test_every_template_that_is_named_is_there():
    named = {name: set(MENTION.findall(path.read_text())) for name, path in templates().items()}

    assert {name: gone for name, names in named.items() if (gone := names - set(templates()))} == {}


def test_the_guard_sees_a_template_that_nobody_shows(tmp_path):
    sources = {"page.html": '{% include "part.html" %}', "part.html": "", "forgotten.html": ""}
    shelf = {name: tmp_path / name for name in sources}
    for name, source in sources.items():
        shelf[name].write_text(source)

    assert set(shelf) - reached({"page.html"}, shelf) == {"forgotten.html"}


@pytest.mark.parametrize("name", templates())
def test_no_template_is_longer_than_a_screen(name):
    assert len(templates()[name].read_text().splitlines()) <= LONGEST


@pytest.mark.parametrize("name", templates())
def test_no_template_carries_script_or_style(name):
    """The content policy would silence both; data for our scripts is `application/json`."""
    source = templates()[name].read_text()

    assert re.findall(r"""<script(?![^>]*(?:\bsrc=|type="application/json"))""", source) == []
    assert re.findall(r"""<style\b|\sstyle=|\son[a-z]+=["']|href=["']javascript:""", source) == []
