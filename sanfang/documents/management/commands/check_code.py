"""`manage.py check_code TEXT`: whether we signed the code on a paper, and what it says. No network, no database."""

from __future__ import annotations

import base64
import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from sanfang.documents.original_states import Holder
from sanfang.documents.paper import shown
from sanfang.documents.statement_keys import public_keys
from sanfang.documents.statements import Statement, StatementFalse, read

SAID = """\
Signed by one of our keys. Hold this against the paper:
number       {0.number}
copy         {0.copy} ({1}), printing {0.printing}
graduate     {0.graduate}
school       {0.school}
employer     {0.employer}
issued on    {0.issued_on}
fingerprint  {2}
Only online is it known whether the agreement still stands."""


class Command(BaseCommand):
    help = "Says whether the text of a paper's QR code was signed by one of our keys, and what it says."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "text", help="what a scanner read: the whole address, or what stands behind its #"
        )
        parser.add_argument(
            "--keys", type=Path, help="a copy of /v/keys.json; by itself, the keys of this installation"
        )

    def handle(self, text: str, *args: Any, keys: Path | None = None, **options: Any) -> None:
        try:
            statement = read(text.strip().rpartition("#")[2], _keys_in(keys) if keys else public_keys())
        except StatementFalse as error:
            raise CommandError("FALSE: not signed by any of these keys, or not all of the code.") from error
        self.stdout.write(_told(statement))


def _told(statement: Statement) -> str:
    holder = Holder(statement.copy).label if statement.copy in Holder.values else "?"
    return SAID.format(statement, holder, shown(statement.digest))


def _keys_in(path: Path) -> dict[str, bytes]:
    try:
        published = json.loads(path.read_text(encoding="utf-8"))["keys"]
        return {key_id: base64.b64decode(key, validate=True) for key_id, key in published.items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise CommandError(f"{path} is no copy of /v/keys.json.") from error
