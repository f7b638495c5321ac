"""The verbs of an export: ask for it, make it, fetch it, and forget it."""

from sanfang.exports.actions.asking import ask
from sanfang.exports.actions.fetching import fetch
from sanfang.exports.actions.making import run, run_waiting
from sanfang.exports.actions.sweeping import sweep

__all__ = ["ask", "fetch", "run", "run_waiting", "sweep"]
