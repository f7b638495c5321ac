"""The file for the national system as something to take away: one cohort, everybody on the list."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q

from sanfang.actors import Actor, Role
from sanfang.destinations.national.columns import RELATED, columns, row_of
from sanfang.destinations.national.rules import any_of, cohort
from sanfang.exports.kinds import Asked, Kind
from sanfang.graduates.models import Graduate, ImportBatch
from sanfang.graduates.queries import GraduateQuerySet

AT_ONCE = 500


def asked_for(cohort_year: int) -> Asked:
    """The file of a cohort. Masked numbers would be of no use to the national system."""
    return Asked({"year": cohort_year}, f"{cohort_year} 届", in_clear=True)


def _everybody(asked: Asked, actor: Actor) -> GraduateQuerySet:
    return cohort(Graduate.objects.visible_to(actor), asked.what["year"])


def _headings(asked: Asked) -> list[str]:
    return [heading for heading, _ in columns(asked.what["year"])]


def _count(asked: Asked, actor: Actor) -> int:
    return _everybody(asked, actor).count()


def _rows(asked: Asked, actor: Actor) -> Iterator[list[str]]:
    everybody = _everybody(asked, actor).select_related(*RELATED)
    return (row_of(graduate) for graduate in everybody.iterator(chunk_size=AT_ONCE))


def _remark(asked: Asked, actor: Actor) -> str:
    """A file may go out with faults; it says so."""
    faulty = _everybody(asked, actor).filter(any_of(asked.what["year"])).count()
    return (
        f"其中 {faulty} 人有问题，上报时会被退回。可以在「上报文件」逐项改好以后重新导出。" if faulty else ""
    )


NATIONAL = Kind(
    "national", "毕业生就业信息", _headings, _count, _rows, in_clear_for=tuple(Role), remark=_remark
)


def about_imported(batch: ImportBatch) -> Q:
    """Files for the national system of the school and the cohort that an import is of."""
    return Q(kind=NATIONAL.name, school=batch.school_id, what__year=batch.plan.cohort_year)
