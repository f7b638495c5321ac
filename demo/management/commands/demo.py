"""`manage.py demo`: sets the demo up where it is not, starts web and worker, and says who to be."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from demo.loading import accounts
from demo.loading.loader import load
from demo.loading.progress import follow
from demo.loading.seals import sealing
from demo.loading.serving import Servers
from demo.loading.telling import table
from sanfang.institutions.models import Province


class Command(BaseCommand):
    help = "Sets up the demo under var/demo, starts it, and prints where to go and who to be."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.IS_PRODUCTION:
            raise CommandError("The demo does not run in production; use `make demo`.")
        folder = Path(settings.VAR_DIR)
        folder.mkdir(parents=True, exist_ok=True)
        self._prepare_database(folder)
        self.stdout.write("③ 页面资源")
        call_command("collectstatic", interactive=False, verbosity=0)
        self._serve(folder)

    def _prepare_database(self, folder: Path) -> None:
        self.stdout.write("① 数据库")
        call_command("migrate", interactive=False, verbosity=0)
        if Province.objects.exists():
            self.stdout.write("② 演示数据已在，保留不动（重新开始请用 make demo-reset）")
            return
        self.stdout.write("② 演示数据")
        # One transaction: a demo that was broken off has loaded nothing, and starts from the beginning.
        with transaction.atomic():
            told = load(folder / "sources", fonts=Path(settings.FONT_DIR), follow=follow)
            accounts.write(told, folder / "accounts.json")

    def _serve(self, folder: Path) -> None:
        address = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
        os.environ.update(sealing(folder))
        with Servers(address, folder) as servers:
            servers.wait_until_ready()
            self.stdout.write(table(address, json.loads((folder / "accounts.json").read_text())))
            servers.wait()
