"""`manage.py draw_workflow`: writes docs/workflow.md anew from the transition table."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from sanfang.agreements.drawing import page


class Command(BaseCommand):
    help = "Writes docs/workflow.md from the transition table."

    def handle(self, *args: Any, **options: Any) -> None:
        target = settings.BASE_DIR / "docs" / "workflow.md"
        target.write_text(page())
        self.stdout.write(f"wrote {target}")
