"""Sealing works where an event loop runs already, as under an asynchronous web server."""

import asyncio

from sanfang.sealing.apart import apart
from sanfang.sealing.examining import Finding, examine
from tests.sealing.seals import PURPOSE


def test_a_paper_is_sealed_and_examined_within_a_running_loop(provider, paper, authorities):
    async def within() -> Finding:
        return examine(provider.seal(paper, PURPOSE), authorities).finding

    # In a thread of its own: a browser test before this one may have left its loop running in ours.
    assert apart(lambda: asyncio.run(within())) is Finding.SEALED
