"""`manage.py audit verify`: is the trail as it was written?"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from sanfang.audit.models import Entry
from sanfang.audit.verifying import verify_all


class Command(BaseCommand):
    help = "Checks every chain of the audit trail and names the first bad row of each."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["verify"])

    def handle(self, *args: Any, **options: Any) -> None:
        faults = list(verify_all())
        for fault in faults:
            self.stderr.write(f"{fault.chain}: row {fault.sequence} {fault.what}")
        if faults:
            raise CommandError(f"The trail is broken in {len(faults)} chain(s).")
        self.stdout.write(f"The trail is whole: {Entry.objects.count()} rows.")
