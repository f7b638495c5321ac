"""A list asked for and made, and what is in its workbook."""

import io

from python_calamine import CalamineWorkbook

from sanfang.exports.actions import ask, fetch, run
from sanfang.exports.models import Job
from sanfang.graduates.columns import USUAL, columns_of
from sanfang.graduates.exporting import RECORDS, asked_for
from sanfang.people.posts import staff_actor


def asked(actor, filters=None, *, kind=RECORDS, columns=USUAL, **options) -> Job:
    """「生源信息」 with the usual columns, unless told otherwise."""
    return ask(kind, asked_for(filters or {}, columns_of(columns), **options), actor=actor)


def made(actor, filters=None, **options) -> Job:
    job = asked(actor, filters, **options)
    run(job)
    return job


def content_of(job: Job) -> bytes:
    return fetch(job, actor=staff_actor(job.user, ""))


def sheets_of(job: Job) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content_of(job)))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def rows_of(job: Job) -> list[list[object]]:
    """The rows of the list, headings first."""
    return next(iter(sheets_of(job).values()))
