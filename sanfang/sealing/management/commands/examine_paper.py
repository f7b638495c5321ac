"""`manage.py examine_paper FILE`: whether a PDF bears a seal of ours and is untouched. No network, no database."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from sanfang.sealing.digests import sha256, sm3
from sanfang.sealing.examining import Finding, examine
from sanfang.sealing.trust import authorities

SAID = {
    Finding.SEALED: "Sealed, and untouched since.",
    Finding.ADDED_TO: "ALTERED: something was written behind what was sealed.",
    Finding.CHANGED: "ALTERED: what was sealed is not what stands there now.",
    Finding.OTHERS: "Sealed by somebody whom SANFANG_SEAL_AUTHORITIES does not name.",
    Finding.UNSEALED: "Not sealed at all.",
    Finding.UNREADABLE: "Not a PDF that can be read.",
}


class Command(BaseCommand):
    help = "Says whether a PDF bears one of our seals and whether anything was changed after it."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, file: Path, *args: Any, **options: Any) -> None:
        content = file.read_bytes()
        examined = examine(content, authorities())
        self.stdout.write(f"SHA-256 {sha256(content)}\nSM3     {sm3(content)}")
        if examined.finding is not Finding.SEALED:
            raise CommandError(SAID[examined.finding])
        self.stdout.write(f"{SAID[examined.finding]} The seal says {examined.sealed_at:%Y-%m-%d %H:%M %Z}.")
