"""Runs alone: reads a file from standard input; prints a verdict, a line end, and the bytes to keep.

    python -m sanfang.uploads.inspection.process pdf|jpeg|png

A crash, a kill for too much time or memory, or silence is for the supervisor to understand.
"""

from __future__ import annotations

import resource
import sys

from sanfang.uploads.inspection.verdicts import Finding

MEMORY = 1024 * 1024 * 1024
CPU_SECONDS = 15


def main() -> None:
    """Lock the door first, then look."""
    kind = sys.argv[1]
    lock()
    finding = inspect(kind, sys.stdin.buffer.read())
    sys.stdout.buffer.write(finding.verdict.encode() + b"\n" + finding.content)


def lock(memory: int = MEMORY, cpu_seconds: int = CPU_SECONDS) -> None:
    """From here on: no file can be written, no core is left behind, time and memory end."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def inspect(kind: str, content: bytes) -> Finding:
    """Only the library that is needed is loaded: a picture never meets the PDF reader."""
    if kind == "pdf":
        from sanfang.uploads.inspection.pdf import examine

        return examine(content)
    from sanfang.uploads.inspection.picture import rewrite

    return rewrite(content, kind.upper())


if __name__ == "__main__":
    main()
