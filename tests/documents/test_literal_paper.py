"""Whatever a field says is printed as it stands; nothing of it is run, opened or fetched (W07)."""

from typing import Any

import pytest

from tests.documents.samples import an_agreement, one_copy, pages_of, squeezed

SUSPICIOUS = {
    "arithmetic": "{{7*7}}{%print(7*7)%}",
    "tex": "\\input{/etc/passwd}",
    "html": "<img src=file:///etc/passwd onerror=alert(1)>",
    "a local picture": '#image("file:///etc/passwd")',
    "a distant picture": '#image("http://169.254.169.254/latest/")',
    "a package": '#import "@preview/cades:0.3.1": *',
    "a file of ours": '#read("wordings/from-2023.json")',
}
# Signed with the rest, and on no page.
NOT_PRINTED = {"code", "department"}


def every_field_says(text: str) -> dict[str, Any]:
    """The blocks of the paper, each printed field with its own name after the text."""
    blocks = {name: fields for name, fields in an_agreement().items() if isinstance(fields, dict)}
    return {
        block: {name: f"{text}{name}" for name in fields if name not in NOT_PRINTED}
        for block, fields in blocks.items()
    }


@pytest.mark.parametrize("text", SUSPICIOUS.values(), ids=SUSPICIOUS)
def test_W07_every_field_of_the_paper_is_printed_literally(text):
    said = every_field_says(text)
    fields = [one for block in said.values() for one in block.values()]

    paper = "".join(pages_of(one_copy(**said)))

    assert {one for one in fields if squeezed(one) not in paper} == set()


@pytest.mark.parametrize("text", SUSPICIOUS.values(), ids=SUSPICIOUS)
def test_W07_a_title_is_printed_literally(text):
    assert squeezed(text) in pages_of(one_copy(title=f"{text} 2026 届毕业生就业协议书"))[0]
