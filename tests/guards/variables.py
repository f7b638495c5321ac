"""In tests, a template that asks for a variable nobody gave fails; in production it would say nothing."""

from copy import copy
from typing import Any

import pytest
from django.template import Context
from django.template.base import FilterExpression, Node, VariableDoesNotExist

# Whoever writes `|default` has thought of the variable that is not there; `|default_if_none` does not help then.
FORGIVING = "default"

resolve_leniently = FilterExpression.resolve
render_unnamed = Node.render_annotated


class UnknownVariable(Exception):
    """A template names a variable that its context does not have: a slip of the pen, or a view that forgot it."""

    place = ""

    def __str__(self) -> str:
        return f"{self.place}: {super().__str__()}"


def resolve_strictly(expression: FilterExpression, context: Context, ignore_failures: bool = False) -> Any:
    """Django's own resolving, after a look at the variable.

    `{% if %}` and `{% for %}` ask with `ignore_failures`: they may ask for what is not there. A related row
    that does not exist is no unknown variable; Django shows nothing for it, and so does this.
    """
    if ignore_failures or not expression.is_var or _forgives(expression):
        return resolve_leniently(expression, context, ignore_failures)
    try:
        value = expression.var.resolve(context)
    except VariableDoesNotExist as error:
        raise UnknownVariable(f"{{{{ {expression.token} }}}}, {error}") from error
    # The value is at hand, so that nothing behind it is asked twice; the filters are Django's matter.
    found = copy(expression)
    found.is_var, found.var = False, value
    return resolve_leniently(found, context)


def render_named(node: Node, context: Context) -> str:
    """Django's own rendering; what fails in it learns its template and line from the innermost tag."""
    try:
        return render_unnamed(node, context)
    except UnknownVariable as error:
        error.place = error.place or f"{node.origin.template_name}, line {node.token.lineno}"
        raise


def _forgives(expression: FilterExpression) -> bool:
    return any(function.__name__ == FORGIVING for function, _ in expression.filters)


@pytest.fixture(autouse=True)
def _no_unknown_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FilterExpression, "resolve", resolve_strictly)
    monkeypatch.setattr(Node, "render_annotated", render_named)
