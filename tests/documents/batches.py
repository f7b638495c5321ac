"""Batches of agreements, as the tests ask for them, and what is in the files that come of them."""

import io
import zipfile
from typing import Any

from sanfang.agreements import actions
from sanfang.agreements.models import Agreement
from sanfang.documents.batch.actions import Wanted, ask, fetch, run_waiting
from sanfang.documents.models import PrintJob
from tests.documents.samples import pages_of

COPIES = 3


def three_in_force(cast: Any) -> list[Agreement]:
    """Of three people, in the order in which they were approved; wang is of another department."""
    cast.approve(cast.sign())
    cast.approve(cast.sign(cast.li))
    actions.approve(cast.sign(cast.wang), actor=cast.actor("administrator"))
    return list(Agreement.objects.in_force().order_by("pk"))


def asked(cast: Any, *, by: str = "administrator", form: str = "pdf", **more: Any) -> PrintJob:
    """All that somebody may print, in the order of the list."""
    return ask(Wanted(Agreement.objects.all(), form, **more), actor=cast.actor(by))


def made(cast: Any, **more: Any) -> PrintJob:
    job = asked(cast, **more)
    run_waiting()
    job.refresh_from_db()
    return job


def fetched(cast: Any, job: PrintJob, *, by: str = "administrator") -> bytes:
    return b"".join(fetch(job, actor=cast.actor(by)).content)


def numbers_in_pdf(pdf: bytes) -> list[str]:
    """The numbers that stand on its pages: one for each agreement, which has three."""
    numbers = [page.split("编号：")[1][:18] for page in pages_of(pdf)]
    return numbers[::COPIES]


def names_in_zip(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return archive.namelist()


def left_out(job: PrintJob) -> list[tuple[str, str]]:
    """Who is not in it, and why."""
    rows = job.items.exclude(left_out="").order_by("place")
    return [(item.agreement.graduate.name, item.left_out) for item in rows]
