"""Runs alone: reads the authorities' certificates and a stranger's PDF from standard input, prints what it is.

    python -m sanfang.documents.dropped.process BYTES

BYTES is how long the certificates (PEM) are; the PDF follows them at once. Printed are the finding
and, on a line of its own, how many bytes of the file its seal vouches for.
"""

from __future__ import annotations

import sys

from asn1crypto import pem, x509

from sanfang.sealing.examining import Examined, examine
from sanfang.uploads.inspection.process import lock

MEMORY = 512 * 1024 * 1024
CPU_SECONDS = 10


def main() -> None:
    """The libraries are ours and are loaded before the door is locked; the stranger's bytes come after it."""
    lock(MEMORY, CPU_SECONDS)
    certificates = sys.stdin.buffer.read(int(sys.argv[1]))
    examined = look(certificates, sys.stdin.buffer.read())
    sys.stdout.write(f"{examined.finding.value}\n{examined.vouched_for}\n")


def look(certificates: bytes, content: bytes) -> Examined:
    """What a file is to those who trust these authorities."""
    blocks = pem.unarmor(certificates, multiple=True) if certificates else ()
    return examine(content, [x509.Certificate.load(der) for _, _, der in blocks])


if __name__ == "__main__":
    main()
