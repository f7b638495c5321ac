"""Five thousand agreements printed as one job: how long it takes, and how much memory at most.

The floor is typst alone for the same pages, extrapolated from fifty. It runs as a program of its own, so that only its
own memory is counted; the database lies on the disk, and every original is made on the way.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import partial

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from benchmarks.checks import like  # noqa: E402 — they need Django
from benchmarks.measuring import on_a_database, peak, timed  # noqa: E402
from benchmarks.paper import by_hand, new_compiler  # noqa: E402
from sanfang.agreements.details import fingerprint  # noqa: E402
from sanfang.agreements.models import Agreement  # noqa: E402
from sanfang.documents.batch import actions as batch  # noqa: E402
from sanfang.documents.models import PrintJob  # noqa: E402
from sanfang.graduates.models import Graduate  # noqa: E402
from tests.cast import Cast, assemble  # noqa: E402

AGREEMENTS, OF_THE_FLOOR = 5_000, 50
TEXTS = 50
AT_ONCE = 500


def fill(cast: Cast) -> None:
    """As many agreements in force, of as many graduates; every fiftieth has the same text."""
    model = cast.approve(cast.sign())
    people = [like(Graduate, cast.zhang, _graduate(number)) for number in range(AGREEMENTS - 1)]
    Graduate.objects.bulk_create(people, batch_size=AT_ONCE)
    keys = Graduate.objects.filter(student_number__startswith="9").order_by("pk").values_list("pk", flat=True)
    texts = [_text(model, number) for number in range(TEXTS)]
    rows = (
        like(Agreement, model, _agreement(number, key, texts[number % TEXTS]))
        for number, key in enumerate(keys)
    )
    Agreement.objects.bulk_create(rows, batch_size=AT_ONCE)


def _graduate(number: int) -> dict[str, object]:
    return {"student_number": f"9{number:07}", "id_number_index": f"{number}", "is_locked": True}


def _agreement(number: int, graduate: int, text: str) -> dict[str, object]:
    said = {"details_text": text, "details_sha256": fingerprint(text)}
    return {"graduate_id": graduate, "number": f"9{number:017}", **said}


def _text(model: Agreement, number: int) -> str:
    details = model.details
    details["position"]["title"] = f"软件工程师{number}"
    return json.dumps(details, ensure_ascii=False)


def make(job: PrintJob) -> None:
    while batch.run_waiting():
        pass
    job.refresh_from_db()


def send(job: PrintJob, cast: Cast) -> int:
    """As a browser would take it: bytes that are gone once they are sent."""
    return sum(map(len, batch.fetch(job, actor=cast.administrator).content))


def measured() -> dict[str, float]:
    cast = assemble()
    fill(cast)
    job = batch.ask(batch.Wanted(Agreement.objects.all(), "pdf"), actor=cast.administrator)
    seconds = {"made": timed(partial(make, job)) / 1000}
    made_with = peak()
    assert (job.total, job.items.filter(left_out="").count()) == (AGREEMENTS, AGREEMENTS)
    size: list[int] = []
    seconds["fetched and counted"] = timed(lambda: size.append(send(job, cast))) / 1000
    return {
        **seconds,
        "MB of PDF": size[0] / 1e6,
        "peak while made, MB": made_with,
        "peak in all, MB": peak(),
    }


def floor() -> float:
    """Seconds that typst alone takes for as many."""
    kept = new_compiler()
    alone = by_hand(lambda: kept)
    alone(-1)
    return sum(map(alone, range(OF_THE_FLOOR))) / OF_THE_FLOOR * AGREEMENTS / 1000


def report() -> None:
    figures = on_a_database(measured, on_disk=True)
    figures["typst alone"] = floor()
    print(f"{AGREEMENTS} agreements, three pages each, as one PDF")
    for name, figure in figures.items():
        print(f"{name:<22}{figure:>8.0f}")


def main() -> None:
    subprocess.run([sys.executable, "-m", "benchmarks.batch"], check=True)


if __name__ == "__main__":
    report()
