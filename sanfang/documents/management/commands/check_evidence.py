"""`manage.py check_evidence FILE.json`: does the data of an evidence record hold together? Asks no database."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from sanfang.documents.evidence.checking import faults_in, followed_only


class Command(BaseCommand):
    help = "Recomputes every hash of an evidence record from its exported data, without database and network."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            data = json.loads(options["file"].read_text(encoding="utf-8"))
            faults = faults_in(data)
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise CommandError(f"读不出核对数据：{type(error).__name__}") from error
        if faults:
            raise CommandError("\n".join(faults))
        self.stdout.write(_words(data))


def _words(data: dict[str, Any]) -> str:
    rows, length, told = len(data["rows"]), len(data["contents"]), followed_only(data)
    chain = data["chain"]
    said = (
        f"核对通过：{rows} 条记录与散列值一致，从第 {data['from']['sequence']} 条算到第 {chain['length']} 条"
        f"（共 {length} 条），得到链尾 {chain['head']}。"
    )
    return said + (f"其中 {told} 条是旧格式，散列值按所载采用。" if told else "")
