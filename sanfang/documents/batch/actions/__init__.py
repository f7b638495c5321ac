"""The verbs of a batch: ask for it, make it, fetch and count it, cancel it, and forget it."""

from sanfang.documents.batch.actions.asking import MOST, Wanted, ask, ask_again
from sanfang.documents.batch.actions.ending import cancel, sweep
from sanfang.documents.batch.actions.fetching import fetch
from sanfang.documents.batch.actions.making import run_waiting

__all__ = ["MOST", "Wanted", "ask", "ask_again", "cancel", "fetch", "run_waiting", "sweep"]
