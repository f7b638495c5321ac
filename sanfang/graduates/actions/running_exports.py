"""Makes the files that were asked for. Whoever is killed in the middle has made none; it is taken up again."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone

from sanfang.graduates.actions.exporting import chosen_of, record
from sanfang.graduates.columns import Column, columns_of
from sanfang.graduates.exports.keeping import forget, keep
from sanfang.graduates.exports.models import RecordExport, State, scope_of
from sanfang.graduates.exports.writing import Facts, workbook_of
from sanfang.graduates.models import Graduate
from sanfang.people.models import StaffMember

log = logging.getLogger(__name__)

# So many graduates are in memory at once.
READ_AT_ONCE = 500


def run_waiting() -> int:
    """The worker's part: make everything that waits, oldest first. Returns how many."""
    waiting = RecordExport.objects.waiting(timezone.now()).order_by("created_at", "pk")
    return sum(run(export) for export in waiting)


def run(export: RecordExport) -> bool:
    """Make one file and bring its row up to date; False when another process is at it, or the disk is full."""
    now = timezone.now()
    if not RecordExport.objects.waiting(now).filter(pk=export.pk).update(taken_at=now):
        return False
    try:
        if _holds_the_post(export):
            _make(export)
        else:
            _end(export, State.REFUSED)
    except OSError:
        log.exception("A file of graduates could not be written; it is tried again in some minutes.")
        return False
    export.refresh_from_db()
    return True


def _holds_the_post(export: RecordExport) -> bool:
    """Whether whoever asked may still see what was asked for: a right taken away is gone at once."""
    posts = StaffMember.objects.filter(user_id=export.user_id, user__is_active=True)
    held = posts.filter(school_id=export.school_id, role=export.role).select_related("user", "school")
    member = held.first()
    return member is not None and scope_of(member.acting()) == export.scope


def _make(export: RecordExport) -> None:
    columns = columns_of(export.columns)
    keys = list(chosen_of(export).values_list("pk", flat=True))
    export.row_count = len(keys)
    content = workbook_of(_read(export, keys, columns), columns, facts_of(export), in_clear=export.in_clear)
    keep(export, content)
    _end(export, State.DONE)


def _read(export: RecordExport, keys: list[int], columns: tuple[Column, ...]) -> Iterator[Graduate]:
    """The graduates in their order, some at a time, telling whoever looks on how far it is."""
    for start in range(0, len(keys), READ_AT_ONCE):
        RecordExport.objects.filter(pk=export.pk).update(rows_done=start, taken_at=timezone.now())
        some = Graduate.objects.visible_to(export.asked_by).filter(pk__in=keys[start : start + READ_AT_ONCE])
        yield from some.for_lists(columns)


@transaction.atomic
def _end(export: RecordExport, state: State) -> None:
    """The last step, once. A second worker's file, made when the first was thought dead, is not kept."""
    ended = RecordExport.objects.filter(pk=export.pk, state=State.WAITING).update(
        state=state,
        workbook=export.workbook.name or "",
        row_count=export.row_count,
        rows_done=export.row_count,
        ended_at=timezone.now(),
    )
    if not ended:
        forget(export.workbook.name or "")
    elif state == State.DONE:
        record("records.export", export, export.asked_by)


def facts_of(export: RecordExport) -> Facts:
    """What the file says of itself."""
    made_at = timezone.localtime(export.created_at)
    return (
        ("导出人", f"{export.school.name} {export.by}"),
        ("导出时间", f"{made_at:%Y-%m-%d %H:%M}"),
        ("筛选条件", export.asked_words or "全部"),
        ("搜索", export.searched or "无"),
        ("人数", str(export.row_count)),
        ("内容", "完整内容" if export.in_clear else "身份证号、联系方式等只显示一部分"),
        ("用途", "仅供毕业生就业工作使用，请妥善保管，用后删除，不要转发。"),
    )
