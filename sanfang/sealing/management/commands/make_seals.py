"""`manage.py make_seals FOLDER NAME…`: an authority of one's own, and a seal of its making for each name."""

from __future__ import annotations

import os
import secrets
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from sanfang.sealing.authority import a_seal, an_authority

OWNER_ONLY = 0o600
# Not on the screen: what stands there is copied into chats and kept in logs.
SETTINGS = "settings.env"


class Command(BaseCommand):
    help = "Makes a certificate authority and a PKCS#12 seal for each name: `province`, or a school's code."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="where the files go; it must be new or empty")
        parser.add_argument("names", nargs="+", help="province, 10363, …")

    def handle(self, folder: Path, names: list[str], *args: Any, **options: Any) -> None:
        if folder.exists() and any(folder.iterdir()):
            raise CommandError(f"{folder} is not empty. Seals that exist are not replaced.")
        folder.mkdir(parents=True, exist_ok=True)
        passphrase, authority = secrets.token_urlsafe(24), an_authority("Sanfang Seals")
        _write(folder / "authority.pem", authority.pem)
        for name in names:
            _write(folder / f"{name}.p12", a_seal(name, authority, passphrase))
        _write(folder / SETTINGS, _settings(folder.resolve(), names, passphrase).encode())
        self.stdout.write("The authority's own key was not kept: nobody can make another seal in its name.")
        self.stdout.write(f"The settings, passphrase included: {(folder / SETTINGS).resolve()}")


def _settings(folder: Path, names: list[str], passphrase: str) -> str:
    """As the environment takes them, a line each."""
    return (
        f"SANFANG_SEAL_AUTHORITIES={folder / 'authority.pem'}\n"
        f"SANFANG_SEALS={_pairs(names, lambda name: f'pkcs12:{folder / name}.p12')}\n"
        f"SANFANG_SEAL_SECRETS={_pairs(names, lambda name: passphrase)}\n"
    )


def _pairs(names: list[str], value: Any) -> str:
    return ",".join(f"{name}={value(name)}" for name in names)


def _write(path: Path, content: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY), "wb") as file:
        file.write(content)
