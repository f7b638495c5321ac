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
    said = told_by(PROGRAM, kind, content, seconds=SECONDS)
    if said is None:
        return Finding(Verdict.TOO_HEAVY)
    verdict, _, kept = said.partition(b"\n")
    return Finding(Verdict(verdict.decode()), kept)


def told_by(program: str, argument: str, content: bytes, *, seconds: float) -> bytes | None:
    """What another program of the house says of these bytes; None when it died of them or took too long."""
    try:
        # Without our environment: no key, no password of the database is in its memory.
        done = subprocess.run(  # noqa: S603 — our own program; the stranger's bytes are input, never an argument
            [sys.executable, "-s", "-B", "-m", program, argument],
            input=content,
            capture_output=True,
            timeout=seconds,
            check=False,
            cwd=settings.BASE_DIR,
            env={},
        )
    except subprocess.TimeoutExpired:
        return None
    return done.stdout if done.returncode == 0 else None
