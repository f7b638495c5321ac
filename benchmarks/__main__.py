"""`make bench`: every benchmark, one after another, each beside its floor; or those that are named."""

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from benchmarks import (  # noqa: E402 — they need Django
    batch,
    checks,
    figures,
    imports,
    lists,
    national,
    paper,
    records,
    sealing,
    signing,
    thousand,
)

BENCHMARKS = {
    "paper": paper.main,
    "thousand": thousand.main,
    "sealing": sealing.main,
    "batch": batch.main,
    "signing": signing.main,
    "lists": lists.main,
    "national": national.main,
    "figures": figures.main,
    "records": records.main,
    "imports": imports.main,
    "checks": checks.main,
}

if __name__ == "__main__":
    for name in sys.argv[1:] or BENCHMARKS:
        BENCHMARKS[name]()
        print()
