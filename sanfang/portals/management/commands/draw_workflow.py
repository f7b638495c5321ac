"""`manage.py draw_workflow`: writes docs/workflow.md anew from the transition tables."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from sanfang.agreements import drawing as agreements
from sanfang.checks import drawing as checks
from sanfang.documents import drawing as documents
from sanfang.recruiting import drawing as recruiting


def page() -> str:
    """Every workflow of the house, on one page."""
    pages = (agreements.page(), documents.page(), recruiting.page(), checks.page())
    return "\n".join(pages)


class Command(BaseCommand):
    help = "Writes docs/workflow.md from the transition tables."

    def handle(self, *args: Any, **options: Any) -> None:
        target = settings.BASE_DIR / "docs" / "workflow.md"
        target.write_text(page())
        self.stdout.write(f"wrote {target}")
