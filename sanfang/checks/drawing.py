"""The chapter of `docs/workflow.md` about an item of a sample, drawn from its table."""

from __future__ import annotations

from sanfang.checks.sampling.states import ItemState
from sanfang.checks.sampling.workflow import STEPS
from sanfang.drawing import diagram, steps_table

INTRODUCTION = """\
# An item of a sample (抽查)

Drawn from `sanfang/checks/sampling/workflow.py` by `manage.py draw_workflow`; do not edit by hand.
Until its day is over only what was answered can be decided on; afterwards, what was not answered too.
"""


def page() -> str:
    """The chapter, in Markdown with a Mermaid diagram."""
    return "\n".join(
        [INTRODUCTION, diagram(ItemState, [(ItemState.WAITING, "抽取")], STEPS), steps_table(STEPS)]
    )
