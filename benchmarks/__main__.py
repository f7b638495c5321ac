"""`make bench`: every benchmark, one after another, each beside its floor."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from benchmarks import checks, figures, lists, national, paper, records, signing  # noqa: E402 — they need Django set up

if __name__ == "__main__":
    paper.main()
    print()
    signing.main()
    print()
    lists.main()
    print()
    national.main()
    print()
    figures.main()
    print()
    records.main()
    print()
    checks.main()
