"""The chapter of `docs/workflow.md` about paper that is asked for, drawn from its table."""

from __future__ import annotations

from sanfang.actors import Party
from sanfang.documents import paper_workflow as workflow
from sanfang.documents.paper_states import PaperState
from sanfang.drawing import diagram, steps_table

INTRODUCTION = """\
## 打印申请 How paper is asked for

Drawn from `sanfang/documents/paper_workflow.py`. A graduate or an employer asks for copies of an agreement in force.
Here is the table for a graduate's requests; an employer's differ in who may withdraw.
"""


def page() -> str:
    """The whole chapter, in Markdown with a Mermaid diagram."""
    steps = workflow.steps_of(Party.GRADUATE)
    return "\n".join(
        [INTRODUCTION, diagram(PaperState, [(PaperState.WAITING, "")], steps), steps_table(steps)]
    )
