"""Exporting the national file: asked for by staff, made at once or by the worker, fetched by the same account."""

from __future__ import annotations

from collections.abc import Callable

from django.db import IntegrityError, transaction
from django.utils import timezone

from sanfang import calendar
from sanfang.actors import Actor
from sanfang.audit import actions as audit
from sanfang.destinations.errors import ExportGone, NobodyToExport, NotYours
from sanfang.destinations.models import NationalExport
from sanfang.destinations.models.jobs import KEPT_FOR, scope_of
from sanfang.destinations.national.columns import RELATED
from sanfang.destinations.national.keeping import forget, keep, kept
from sanfang.destinations.national.rules import any_of, cohort, count_all
from sanfang.destinations.national.writing import write
from sanfang.graduates.models import Graduate
from sanfang.graduates.queries import GraduateQuerySet

# Up to here the file is there within two seconds, and nobody has to wait for the worker.
FEW = 1_500
AT_ONCE = 500


def ask(cohort_year: int, *, actor: Actor) -> NationalExport:
    """Have the file of a cohort made, of everybody within the actor's scope.

    Asked again while one is being made, it is the same one (promises E03). NobodyToExport without a graduate.
    """
    if actor.school_id is None or actor.user_id is None:
        raise NotYours
    counts = count_all(Graduate.objects.visible_to(actor), cohort_year)
    if not counts["everybody"]:
        raise NobodyToExport
    try:
        export = _note(cohort_year, actor, actor.school_id, actor.user_id, counts)
    except IntegrityError:
        return NationalExport.objects.get(
            by_user_id=actor.user_id, cohort_year=cohort_year, ended_at__isnull=True
        )
    if export.row_count <= FEW:
        run(export)
    return export


@transaction.atomic
def _note(
    cohort_year: int, actor: Actor, school_id: int, user_id: int, counts: dict[str, int]
) -> NationalExport:
    export = NationalExport.objects.create(
        school_id=school_id,
        cohort_year=cohort_year,
        scope=scope_of(actor),
        by=actor.label[:150],
        by_user_id=user_id,
        by_address=actor.address,
        row_count=counts["everybody"],
        fault_count=counts["faulty"],
    )
    _leave_trace("national.export", export, actor)
    return export


def run_waiting() -> int:
    """The worker's part. Returns how many files were made."""
    waiting = NationalExport.objects.waiting(timezone.now()).order_by("created_at", "pk")
    return sum(run(export) for export in waiting)


def run(export: NationalExport) -> bool:
    """Make the file; False when another process is at it. Made twice there is still one (promises X08)."""
    now = timezone.now()
    if not NationalExport.objects.waiting(now).filter(pk=export.pk).update(taken_at=now):
        return False
    everybody = cohort(Graduate.objects.visible_to(export.asked_by), export.cohort_year)
    count = everybody.count()
    rows = everybody.select_related(*RELATED).iterator(chunk_size=AT_ONCE)
    made = write(rows, export.cohort_year, _about(export, everybody, count), told=_teller(export))
    _end(export, keep(export, made), count)
    export.refresh_from_db()
    return True


def _about(export: NationalExport, everybody: GraduateQuerySet, count: int) -> list[tuple[str, str]]:
    """Whose file this is, for whoever finds it (promises E02)."""
    return [
        ("内容", f"{export.school.name} {export.cohort_year} 届毕业生就业信息"),
        ("范围", "全校" if export.is_of_the_whole_school else "本人负责的院系和班级"),
        ("人数", str(count)),
        ("有问题的人数", str(everybody.filter(any_of(export.cohort_year)).count())),
        ("导出人", export.by),
        ("导出时间", calendar.spoken(export.created_at)),
        ("导出编号", f"{export.pk}"),
        ("注意", "含个人信息，仅用于上报，用后请删除，不得转发。"),
    ]


def _teller(export: NationalExport) -> Callable[[int], None]:
    """Writes how far it is, for whoever looks on, and that somebody is at it still."""

    def tell(done: int) -> None:
        NationalExport.objects.filter(pk=export.pk).update(rows_done=done, taken_at=timezone.now())

    return tell


def _end(export: NationalExport, kept_as: str, count: int) -> None:
    ended = NationalExport.objects.filter(pk=export.pk, ended_at__isnull=True).update(
        file=kept_as, row_count=count, rows_done=count, ended_at=timezone.now()
    )
    if not ended:
        # Another process was faster: its file is the one that lies there.
        forget(kept_as)


def fetch(export: NationalExport, *, actor: Actor) -> bytes:
    """The file, for the account that asked for it (promises E04); ExportGone after a day. Every time is noted."""
    if not NationalExport.objects.visible_to(actor).filter(pk=export.pk).exists():
        raise NotYours
    if not export.is_there:
        raise ExportGone
    content = kept(export)
    _leave_trace("national.fetch", export, actor)
    return content


def sweep() -> int:
    """Remove files older than a day. Returns how many."""
    old = NationalExport.objects.exclude(file="").filter(ended_at__lt=timezone.now() - KEPT_FOR)
    for export in old:
        kept_as = str(export.file.name)
        NationalExport.objects.filter(pk=export.pk).update(file="")
        forget(kept_as)
    return len(old)


def _leave_trace(act: str, export: NationalExport, actor: Actor) -> None:
    audit.record(
        act,
        export,
        actor=actor,
        chain=audit.school_chain(export.school_id),
        facts={
            "cohort_year": export.cohort_year,
            "departments": export.scope,
            "rows": export.row_count,
            "faulty": export.fault_count,
        },
    )
