"""Starts the inspecting process, waits for it, and understands when it does not come back."""

from __future__ import annotations

import subprocess
import sys

from django.conf import settings

from sanfang.uploads.inspection.verdicts import Finding, Verdict

SECONDS = 30
PROGRAM = "sanfang.uploads.inspection.process"


def inspect(kind: str, content: bytes) -> Finding:
    """What a process of its own finds in a file of this kind (pdf, jpeg, png). TOO_HEAVY when it died of it."""
    try:
        # Without our environment: no key, no password of the database is in its memory.
        done = subprocess.run(  # noqa: S603 — our own program; the stranger's bytes are input, never an argument
            [sys.executable, "-s", "-B", "-m", PROGRAM, kind],
            input=content,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            cwd=settings.BASE_DIR,
            env={},
        )
    except subprocess.TimeoutExpired:
        return Finding(Verdict.TOO_HEAVY)
    if done.returncode != 0:
        return Finding(Verdict.TOO_HEAVY)
    verdict, _, kept = done.stdout.partition(b"\n")
    return Finding(Verdict(verdict.decode()), kept)
